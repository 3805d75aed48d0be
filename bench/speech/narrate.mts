import type { INodeExecutionData } from 'n8n-workflow';
import { findSounds } from '../../test/audio/findSounds.mts';
import { readWav } from '../../test/audio/readWav.mts';
import { listAllJobs } from '../../test/sandbox/account.mts';
import type { SandboxAccount } from '../../test/sandbox/account.mts';
import { readBinary } from '../../tools/engine/index.mts';
import { clone } from '../measuring/clone.mts';

/** When a line is said, as the output tells it, in seconds. */
export interface ShownCue {
	start: number;
	end: number;
	text: string;
}

/** A narration, and what was created for it. */
export interface Narration {
	item: INodeExecutionData;
	cues: ShownCue[];
	jobs: number;
	/** How many lines were paid for. */
	spoken: number;
}

/** Narrates a script, and counts what the vendor was asked for. */
export async function narrate(
	account: SandboxAccount,
	script: string,
	parameters: object = {},
): Promise<Narration> {
	const before = (await listAllJobs(account)).length;
	const { items } = await clone([{ json: {} }], {
		account,
		parameters: {
			operation: 'narrate',
			scriptSource: 'text',
			script,
			destination: '/narrated',
			download: true,
			...parameters,
		},
	});
	const item = items('Clone')[0]!;
	const jobs = (await listAllJobs(account)).slice(before);
	return {
		item,
		cues: item.json.cues as unknown as ShownCue[],
		jobs: jobs.length,
		spoken: jobs.reduce((sum, { inputs }) => sum + inputs.length, 0),
	};
}

/**
 * How far the cue that is farthest from its sound is from it, in milliseconds.
 *
 * @param pause what is at least silent between two lines, and longer than any silence within one, in seconds
 */
export async function findFarthest({ item, cues }: Narration, pause: number): Promise<number> {
	const sounds = findSounds(readWav(await readBinary(item.binary!.data!)), pause);
	if (sounds.length !== cues.length)
		throw new Error(`${cues.length} cues, but ${sounds.length} sounds`);
	const distances = cues.flatMap(({ start, end }, index) => [
		Math.abs(sounds[index]!.start - start),
		Math.abs(sounds[index]!.end - end),
	]);
	return Math.max(...distances) * 1000;
}
