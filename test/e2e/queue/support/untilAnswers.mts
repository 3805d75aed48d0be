import type { RunningProgram } from '../../../../tools/processes/startProgram.mts';
import { waitUntil } from '../../../../tools/waitUntil.mts';

/** Waits until a server answers. Fails, with all it said, when it has ended by itself. */
export async function untilAnswers(
	name: string,
	server: RunningProgram,
	ask: () => Promise<void>,
): Promise<void> {
	await waitUntil(`${name} answers`, async () => {
		if (server.hasEnded()) throw new Error(`${name} has ended:\n${server.printed()}`);
		try {
			await ask();
			return true;
		} catch {
			return undefined;
		}
	});
}
