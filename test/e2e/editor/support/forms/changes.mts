import { nodes } from '../nodes.mts';
import { forms } from './index.mts';

/** An operation, and its form where nothing but the operation was chosen. */
export interface ChosenOperation {
	/** As the form names it, where the node has resources. */
	resource?: string;
	/** As the form names it. */
	name: string;
	labels: string[];
	/** How many required fields are still empty, which n8n marks. */
	missing: number;
}

/** The operations by the values that choose them. */
const names: Record<string, Pick<ChosenOperation, 'resource' | 'name'>> = {
	'audio generate': { resource: 'Audio', name: 'Generate' },
	'audio narrate': { resource: 'Audio', name: 'Narrate' },
	'job create': { resource: 'Job', name: 'Create' },
	'job get': { resource: 'Job', name: 'Get' },
	'job getMany': { resource: 'Job', name: 'Get Many' },
	'model getMany': { resource: 'Model', name: 'Get Many' },
	'model train': { resource: 'Model', name: 'Train' },
	convert: { name: 'Convert' },
	getSpeakers: { name: 'Get Speakers' },
};

/** What is chosen in a new node. A trigger has no operations. */
const preferred: Record<string, string> = { samiVoiceConversion: 'convert' };

/** The required fields that a new node leaves empty. */
const requiredAndEmpty = ['Text', 'Script', 'Job ID', 'Custom ID', 'Model Name'];

/** The operations of each node that has some. */
export const operations: Record<string, ChosenOperation[]> = Object.fromEntries(
	nodes
		.map(({ type, displayName }) => [displayName, operationsOf(type)] as const)
		.filter(([, chosen]) => chosen.length > 0),
);

function operationsOf(type: string): ChosenOperation[] {
	return Object.entries(names).flatMap(([chosen, name]) => {
		const form = forms.find(
			({ node, parameters: { resource = '', operation = preferred[type] ?? '', ...others } }) =>
				node === type &&
				`${String(resource)} ${String(operation)}`.trim() === chosen &&
				Object.keys(others).length === 0,
		);
		if (!form) return [];
		const { labels } = form;
		const missing = labels.filter((label) => requiredAndEmpty.includes(label)).length;
		return [{ ...name, labels, missing }];
	});
}

/** An order in which each is followed by each other once, and by the first in the end. */
export function eachAfterEach<T>(all: T[]): T[] {
	const rows = all.map((one, index) => all.slice(index + 1).flatMap((other) => [one, other]));
	return [...rows.flat(), all[0]!];
}
