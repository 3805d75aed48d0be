import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Account } from '../../accounts.mts';
import type { VoiceCharacter } from '../../audio/revoice.mts';
import type { AudioPool } from '../../audio/pool.mts';
import { toKey } from '../../cos/bucket.mts';
import type { Storage } from '../../storage.mts';
import { resultFields, train } from '../capabilities.mts';
import { openInputs, type OpenInput } from './inputs.mts';
import type { Job, SmartContentResult } from './jobs.mts';
import { characterOf, defaultCharacter } from '../models.mts';
import { taskOf, type Output, type Task } from '../api/requestSchemas.mts';
import { simulatedAudio } from './simulatedAudio.mts';

/** What jobs are carried out with. */
export interface Workshop {
	pool: AudioPool;
	storage: Storage;
}

/** What came of one output. */
export interface Made {
	result: SmartContentResult;
	/** Of a model that was trained. */
	character?: VoiceCharacter;
}

const encodings = {
	speech: { format: 'wav', sampleRate: 24000, channels: 1, contentType: 'audio/wav' },
	song: { format: 'mp3', sampleRate: 44100, channels: 2, contentType: 'audio/mpeg' },
	songOfWav: { format: 'wav', sampleRate: 44100, channels: 2, contentType: 'audio/wav' },
} as const;

/**
 * How a result is encoded. The examples name "out.wav" and "out.mp3" (seeds 000 and 002), but promise neither; a song
 * that came without loss leaves without loss.
 */
async function chooseEncoding(capability: Task['capability'], [input]: OpenInput[]) {
	if (capability === 'voiceCloning') return encodings.speech;
	const isWav = input && 'path' in input && (await beginsWith(input.path, 'RIFF'));
	return isWav ? encodings.songOfWav : encodings.song;
}

async function beginsWith(path: string, signature: string): Promise<boolean> {
	await using file = await open(path);
	const { buffer } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
	return buffer.toString('latin1') === signature;
}

/**
 * Makes what the outputs of a job ask for, one after the other.
 * @throws Error saying what failed, which ends the job as ERROR
 */
export async function carryOut(
	account: Account,
	job: Job,
	workshop: Workshop,
	signal: AbortSignal,
): Promise<Made[]> {
	await using inputs = await openInputs(account, job.request.inputs, workshop.storage, signal);
	const made: Made[] = [];
	for (const [index, output] of job.request.outputs.entries()) {
		const task = taskOf(output);
		const selected = output.inputSelectors.flatMap((selector) => inputs.opened[selector] ?? []);
		const make = task.type === train ? trainModel : generateAudio;
		made.push(await make({ account, job, index, output, task, selected, workshop, signal }));
	}
	return made;
}

interface Assignment {
	account: Account;
	job: Job;
	index: number;
	output: Output;
	task: Task;
	selected: OpenInput[];
	workshop: Workshop;
	signal: AbortSignal;
}

async function trainModel({
	account,
	task,
	selected,
	workshop,
	signal,
}: Assignment): Promise<Made> {
	const { capability, modelName } = task;
	const result = { [capability]: { modelName } };
	if (account.settings.simulateAudio) return { result, character: defaultCharacter };
	const paths = selected.flatMap((input) => ('path' in input ? input.path : []));
	return { result, character: await workshop.pool.run('measureVoice', { paths }, signal) };
}

async function generateAudio(assignment: Assignment): Promise<Made> {
	const { account, job, index, output, task, selected, workshop, signal } = assignment;
	const { capability, modelName, useSeparate } = task;
	const character = characterOf(account.mediaLab.models, capability, modelName);
	if (!character) throw new Error(`There is no model "${modelName}" for ${capability}`);

	const { contentType, ...encoding } = await chooseEncoding(capability, selected);
	const cloning = { sources: selected, character, encoding };
	const bytes = account.settings.simulateAudio
		? simulatedAudio[encoding.format]
		: capability === 'voiceCloning'
			? (await workshop.pool.run('cloneVoice', cloning, signal)).bytes
			: (
					await workshop.pool.run(
						'cloneSinging',
						{ ...cloning, separate: useSeparate === 2 },
						signal,
					)
				).bytes;

	const prefix = output.smartContentDescriptor.outputPrefix ?? '';
	const name = `${prefix}${job.id}-${index}.${encoding.format}`;
	const file = await workshop.storage.receive(Readable.from([bytes]), signal);
	account.bucket.put(toKey(`${output.destination ?? ''}/${name}`), file, contentType);
	return { result: { [capability]: { [resultFields[capability]]: name } } };
}
