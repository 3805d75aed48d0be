/** What ListJobs of a vendor may be like, as settings of the sandbox. */
export const UNRELIABLE_LISTS: Record<string, object> = {
	lagging: { listLagMilliseconds: 2000 },
	'cut, which its total shows': { listLimit: 10 },
	'cut, and newest first': { listLimit: 10, listOrder: 'newestFirst' },
	'cut, without a total': { listLimit: 10, listTotal: 'absent' },
	'cut, with a total of what is listed': { listLimit: 10, listTotal: 'listed' },
	'about made-up IDs': { listMadeUpIds: true },
	reordered: { listOrder: 'mixed' },
};

/** Whose Custom ID the jobs have, as options of the node. */
export const CUSTOM_IDS: Record<string, { customId?: string }> = {
	'of the run': {},
	'of the user': { customId: 'campaign' },
};

/** As many items as show that a list of ten is cut. */
export const ITEM_COUNT = 12;

/** Each combination of a list and a Custom ID. */
export const CELLS = Object.keys(UNRELIABLE_LISTS).flatMap((list) =>
	Object.keys(CUSTOM_IDS).map((owner) => [list, owner] as const),
);
