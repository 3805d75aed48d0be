import { isRunning } from '../../../../tools/processes/isRunning.mts';
import { listDescendants } from '../../../../tools/processes/listDescendants.mts';
import { startProgram } from '../../../../tools/processes/startProgram.mts';
import type { RunningProgram } from '../../../../tools/processes/startProgram.mts';
import { waitUntil } from '../../../../tools/waitUntil.mts';

/** What `npm start` runs once the package is built. */
export interface StartCommand extends RunningProgram {
	/** Waits until it has printed something. Fails when it ends before. */
	untilPrinted(text: string): Promise<void>;
	/** Which processes it consists of now. */
	processes(): Promise<number[]>;
}

export function startCommand(...parameters: string[]): StartCommand {
	const program = startProgram(process.execPath, ['tools/start/main.mts', ...parameters]);
	return {
		...program,
		async untilPrinted(text) {
			const isPrinted = async () => {
				if (program.printed().includes(text)) return true;
				if (program.hasEnded())
					throw new Error(`It ended without printing “${text}”:\n${program.printed()}`);
				return undefined;
			};
			await waitUntil(`it prints “${text}”`, isPrinted, { seconds: 300 });
		},
		processes: async () => await listDescendants(program.pid!),
	};
}

/** Waits until none of the processes runs any more; n8n's task runner ends only when it notices that n8n has. */
export async function untilGone(processes: number[]): Promise<void> {
	await waitUntil(
		`the processes ${processes.join()} have ended`,
		async () => (processes.some(isRunning) ? undefined : true),
		{ seconds: 120 },
	);
}
