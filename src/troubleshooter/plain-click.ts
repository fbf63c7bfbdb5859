import type { TargetedMouseEvent } from 'preact';

/** A click handler for links: acts in the page, and leaves a new tab or window (Ctrl, Shift, middle button) to the browser. */
export function plainClick(act: () => void): (event: TargetedMouseEvent<HTMLAnchorElement>) => void {
	return (event) => {
		if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		act();
	};
}
