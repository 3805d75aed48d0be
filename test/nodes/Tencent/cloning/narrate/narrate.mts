import type { INodeExecutionData } from 'n8n-workflow';
import { readBinary } from '../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../tools/engine/index.mts';
import { readWav } from '../../../../audio/readWav.mts';
import { runCloning } from '../runCloning.mts';
import type { CloningRun } from '../runCloning.mts';

/** When a line is said, as the output tells it. */
export interface ShownCue {
	start: number;
	end: number;
	voice?: string;
	text: string;
}

/** Runs Narrate with a script, as its form is when nothing else is changed. */
export async function narrate(
	script: string,
	{ parameters = {}, ...run }: CloningRun,
): Promise<WorkflowRun> {
	return await runCloning({
		...run,
		operation: 'audio.narrate',
		parameters: {
			scriptSource: 'text',
			script,
			contentId: run.account.tencent.contentId,
			destination: '/narrated',
			download: true,
			...parameters,
		},
	});
}

/** Rows of Voices. */
export function voicesOf(models: Record<string, string>) {
	return {
		voice: Object.entries(models).map(([name, value]) => ({
			name,
			modelName: { __rl: true, mode: 'name', value },
		})),
	};
}

/** The track on an item. */
export async function readTrack(item: INodeExecutionData) {
	return readWav(await readBinary(item.binary!.data!));
}
