import { Readable } from 'node:stream';
import type { Account } from '../../accounts.mts';
import type { VoiceCharacter } from '../../audio/voice/revoice.mts';
import type { AudioPool } from '../../audio/pool.mts';
import type { Speech } from '../../audio/speech/speakText.mts';
import { toKey } from '../../cos/bucket.mts';
import type { Storage } from '../../storage.mts';
import { capabilityOf, cloningOf, type Cloning } from '../api/requestSchemas.mts';
import { resultFields, train } from '../capabilities.mts';
import { characterOf, defaultCharacter } from '../models.mts';
import { openInputs } from './inputs.mts';
import type { Job, SmartContentResult } from './jobs.mts';
import { planResultFile, type ResultOf } from './resultFile.mts';
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
		const cloning = cloningOf(output);
		if (!cloning) {
			// A capability that only passes through.
			made.push({ result: { [capabilityOf(output)]: {} } });
			continue;
		}
		const selected = output.inputSelectors.flatMap((selector) => inputs.opened[selector] ?? []);
		const make = cloning.type === train ? trainModel : generateAudio;
		made.push(await make({ account, job, index, output, cloning, selected, workshop, signal }));
	}
	return made;
}

interface Assignment extends ResultOf {
	account: Account;
	workshop: Workshop;
	signal: AbortSignal;
}

async function trainModel({
	account,
	cloning,
	selected,
	workshop,
	signal,
}: Assignment): Promise<Made> {
	const { capability, modelName } = cloning;
	const result = { [capability]: { modelName } };
	if (account.settings.simulateAudio) return { result, character: defaultCharacter };
	const paths = selected.flatMap((input) => ('path' in input ? input.path : []));
	return { result, character: await workshop.pool.run('measureVoice', { paths }, signal) };
}

async function generateAudio(assignment: Assignment): Promise<Made> {
	const { account, output, cloning, selected, workshop, signal } = assignment;
	const { capability, modelName, useSeparate } = cloning;
	const character = characterOf(account.mediaLab.models, capability, modelName);
	if (!character) throw new Error(`There is no model "${modelName}" for ${capability}`);

	const { name, encoding } = await planResultFile(assignment, account.settings);
	const { contentType, ...audio } = encoding;
	const request = { sources: selected, character, encoding: audio, speech: speechOf(cloning) };
	const bytes = account.settings.simulateAudio
		? simulatedAudio[encoding.format]
		: capability === 'voiceCloning'
			? (await workshop.pool.run('cloneVoice', request, signal)).bytes
			: (
					await workshop.pool.run(
						'cloneSinging',
						{ ...request, separate: useSeparate === 2 },
						signal,
					)
				).bytes;

	const file = await workshop.storage.receive(Readable.from([bytes]), signal);
	account.bucket.put(toKey(`${output.destination ?? ''}/${name}`), file, contentType);
	return { result: { [capability]: { [resultFields[capability]]: name } } };
}

function speechOf({ language, speechRate }: Cloning): Speech {
	const languages = { 1: 'english', 2: 'chinese' } as const;
	return { language: language && languages[language], rate: speechRate };
}
