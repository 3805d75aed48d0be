import fc from 'fast-check';

/** The same each time, unless the environment says otherwise. */
const seed = Number(process.env.HOSTILE_SEED ?? 20_261_127);

/** How many values are tried before the time is looked at. */
const AT_A_TIME = 4;
/** How long a failure may be made smaller, in milliseconds. */
const SHRINKING_LIMIT = 15_000;

/**
 * Tries values for some time, at least a few. It prints its seed: `HOSTILE_SEED` repeats it, as far as the machine gets.
 *
 * @param milliseconds how long
 * @param attempt throws where a value does what none may do
 */
export async function tryFor<T>(
	milliseconds: number,
	values: fc.Arbitrary<T>,
	attempt: (value: T) => Promise<void> | void,
): Promise<void> {
	const end = Date.now() + milliseconds;
	const property = fc.asyncProperty(values, async (value) => await attempt(value));
	let round = 0;
	do {
		await fc.assert(property, {
			seed: seed + round,
			numRuns: AT_A_TIME,
			interruptAfterTimeLimit: SHRINKING_LIMIT,
		});
		round += 1;
	} while (Date.now() < end);
	const { currentTestName } = expect.getState();
	process.stdout.write(`HOSTILE_SEED=${seed} (${round * AT_A_TIME} tries: ${currentTestName})\n`);
}
