/** Under this key of the tab's storage every search box hands a pasted bounce to the troubleshooter. */
export const PASTE_KEY = 'bounce-desk:paste';
