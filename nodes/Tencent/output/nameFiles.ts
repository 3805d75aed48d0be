import { distinguishNames, withoutExtension } from '../../shared/audio/fileName';
import { nameCapability } from '../mediaLab/api/capabilities';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import { isAudio, readResults } from '../mediaLab/results/readResults';

/** What the names of a job's files are made from, besides the job. */
export interface NamingSource {
	/** The user's own name; empty to make one. */
	wanted: string;
	/** Counts the files made from text. */
	itemIndex: number;
	/** Names of the recordings on the input item, by position; undefined for other inputs. */
	recordingNames?: ReadonlyArray<string | undefined>;
}

/** The inputs and outputs of a job, as they are sent or as the vendor returns them. */
type JobPlan = Pick<Job, 'inputs' | 'outputs'>;

/**
 * Names the audio files of a job after their recordings and models, as `interview-narrator`, or after model and item where
 * they are made from text, as `narrator-001`. All parts of a text are one file.
 *
 * @returns names without extension, in the order in which the files are downloaded
 */
export function nameFiles({ inputs, outputs }: JobPlan, source: NamingSource): string[] {
	return readResults({ outputs }).flatMap((result, index) => {
		const { mark, inputSelectors } = result;
		const isFurtherPart = mark !== undefined && mark.part > 0;
		if (!isAudio(result) || isFurtherPart) return [];
		if (source.wanted !== '') return [withoutExtension(source.wanted)];
		const position = inputSelectors[0] ?? index;
		const recording = source.recordingNames?.[position] ?? nameInput(inputs?.[position]);
		const model = nameModel(outputs?.[index]?.smartContentDescriptor);
		if (recording) return [`${withoutExtension(recording)}-${model}`];
		return [`${model}-${String(source.itemIndex + 1).padStart(3, '0')}`];
	});
}

/** Makes the names of all files unique that the jobs of a run make. */
export function distinguishFileNames(jobs: readonly string[][]): string[][] {
	const distinct = distinguishNames(jobs.flat());
	return jobs.map((names) => distinct.splice(0, names.length).map((name) => name!));
}

/** How uploads are named: the position of the item, and the name of its file. */
const UPLOAD = /\/n8n-voice-cloning\/[^/]+\/\d+-([^/]+)$/;

/** @returns undefined for text, and for what has no name */
function nameInput(input: NonNullable<Job['inputs']>[number] | undefined): string | undefined {
	const path = input?.source?.path ?? pathOf(input?.url);
	return UPLOAD.exec(path)?.[1] ?? path.split('/').pop();
}

/** The path of a URL. Its escapes need not be UTF-8. */
function pathOf(url: string | null | undefined): string {
	if (!url || !URL.canParse(url)) return '';
	const { pathname } = new URL(url);
	try {
		return decodeURIComponent(pathname);
	} catch {
		return pathname.replaceAll('%', '');
	}
}

function nameModel(descriptor: Record<string, unknown> | null | undefined): string {
	const settings = Object(descriptor?.[nameCapability(descriptor) ?? '']) as {
		modelName?: unknown;
	};
	return typeof settings.modelName === 'string' && settings.modelName !== ''
		? settings.modelName
		: 'audio';
}
