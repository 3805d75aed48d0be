import { shorten } from '../../../../shared/http/shorten';
import { hideSecretsIn } from './hideSecretsIn';

const LONGEST_QUOTE = 300;
/** How much is read of what the vendor says, before it is shortened to a quote. */
const MOST_CHARACTERS = 4000;
const MOST_LEVELS = 8;

/**
 * Quotes what the vendor says, of whatever type it is: on one line, of limited length and without secrets. Of an object,
 * its `message` comes first and its other fields follow in brackets.
 *
 * @returns undefined where it says nothing, or is a web page
 */
export function quote(value: unknown): string | undefined {
	const said = describe(value, { characters: MOST_CHARACTERS }, MOST_LEVELS);
	const line = hideSecretsIn(said).replace(/\s+/g, ' ').trim();
	if (line === '' || line.startsWith('<')) return undefined;
	return shorten(line, LONGEST_QUOTE);
}

/** What may still be read, so that neither size nor depth of an answer costs much. */
interface Budget {
	characters: number;
}

function describe(value: unknown, budget: Budget, levels: number): string {
	if (value === null || value === undefined || budget.characters <= 0) return '';
	if (typeof value !== 'object') return take(String(value), budget);
	if (levels === 0) return take('…', budget);
	if (Array.isArray(value)) return describeEntries(value, budget, levels).join(', ');
	const { message, ...others } = value as Record<string, unknown>;
	const said = describe(message, budget, levels - 1);
	const fields = describeFields(others, budget, levels);
	if (said === '' || fields === '') return said || fields;
	return `${said} (${fields})`;
}

function describeEntries(entries: unknown[], budget: Budget, levels: number): string[] {
	const described: string[] = [];
	for (const entry of entries) {
		if (budget.characters <= 0) break;
		const text = describe(entry, budget, levels - 1);
		if (text !== '') described.push(text);
	}
	return described;
}

function describeFields(fields: Record<string, unknown>, budget: Budget, levels: number): string {
	const described: string[] = [];
	for (const [name, value] of Object.entries(fields)) {
		if (budget.characters <= 0) break;
		const text = describe(value, budget, levels - 1);
		if (text !== '') described.push(`${take(name, budget)}: ${text}`);
	}
	return described.join(', ');
}

function take(text: string, budget: Budget): string {
	const taken = text.slice(0, budget.characters);
	// What is empty or short costs something too, because there may be very many of them.
	budget.characters -= taken.length + 1;
	return taken;
}
