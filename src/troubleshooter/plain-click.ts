import type { TargetedMouseEvent } from 'preact';

/** A click handler for links: acts in the page, and leaves a new tab or window (Ctrl, Shift, middle button) to the browser. */
export function plainClick(act: () => void): (event: TargetedMouseEvent<HTMLAnchorElement>) => void {
	return (event) => {
		if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		act();
	};
}

/** The same for a link to a node; where its flow is not at hand the browser follows the link. */
export const clickTo = (node: object | null, act: () => void) => (node ? plainClick(act) : undefined);
