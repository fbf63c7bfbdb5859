/** The groups of search results, in the order in which the results page offers them. */
export const kindNames: Readonly<Record<string, string>> = {
	guide: 'Guide',
	fix: 'Step by step',
	cause: 'Reason',
	provider: 'Mail service',
	blocklist: 'Blocklist',
	code: 'Error code',
	tool: 'Tool',
	page: 'Page',
};
