import fc from 'fast-check';
import { hostileSayings } from './hostileValues.mts';

/** One change of something in JSON: where, and to what. `undefined` leaves it out. */
interface Change {
	/** Which of all values that the JSON has, counted anew for each. */
	place: number;
	value: unknown;
}

/** JSON like the given one, with a few values replaced or left out, at any depth. */
export function spoiled(json: unknown): fc.Arbitrary<unknown> {
	const change = fc.record({
		place: fc.nat({ max: 200 }),
		value: fc.oneof({ weight: 4, arbitrary: hostileSayings }, fc.constant(undefined)),
	});
	const changes = fc.array(change, { minLength: 1, maxLength: 4 });
	return changes.map((all) => all.reduce(apply, structuredClone(json)));
}

function apply(json: unknown, { place, value }: Change): unknown {
	const holders = listHolders(json);
	const chosen = holders[place % holders.length];
	if (!chosen) return value;
	const [holder, key] = chosen;
	if (value === undefined) delete holder[key];
	else holder[key] = structuredClone(value);
	return json;
}

/** Each value within JSON, by what holds it and under which key. */
function listHolders(json: unknown): Array<[Record<string, unknown>, string]> {
	if (typeof json !== 'object' || json === null) return [];
	const holder = json as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [[holder, key], ...listHolders(holder[key])]);
}

/** The bytes of a file with some of them changed, left out, or in front. */
export function spoiledBytes(file: Buffer): fc.Arbitrary<Buffer> {
	const changes = fc.array(
		fc.tuple(fc.nat({ max: Math.min(file.length, 400) - 1 }), fc.nat({ max: 255 })),
		{ maxLength: 12 },
	);
	const cut = fc.oneof(fc.constant(file.length), fc.nat({ max: file.length }));
	const before = fc.oneof(fc.constant(new Uint8Array()), fc.uint8Array({ maxLength: 20 }));
	return fc.tuple(changes, cut, before).map(([all, end, head]) => {
		const bytes = Buffer.from(file);
		for (const [position, value] of all) bytes[position] = value;
		return Buffer.concat([head, bytes.subarray(0, end)]);
	});
}
