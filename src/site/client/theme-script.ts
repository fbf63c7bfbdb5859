/**
 * Runs in the head before the first paint, so that a reader who chose a theme sees no flash of the other one.
 * Inline and hashed in the policy: as a file it would block the page for a request.
 */
export const themeScript =
	"try{const t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch{}";
