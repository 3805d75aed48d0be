import type { BinaryInput } from '../../../shared/n8n/binary/binaryInput';
import type { TextSubtitles } from '../../output/textSubtitles';
import type { CreateJobRequest, Input } from '../../mediaLab/api/requestSchema';

/** An input of a job: as the vendor takes it, or a file of an item that the vendor cannot read yet. */
export type PlannedInput =
	| { kind: 'given'; input: Input }
	/** To be uploaded to COS, under a key that stays the same when the run is tried again. */
	| (PlannedFile & { kind: 'upload'; key: string })
	/** To be downloaded by the vendor from this n8n. */
	| (PlannedFile & { kind: 'signedUrl' });

/** A recording on an item. */
interface PlannedFile {
	file: BinaryInput;
	/** Missing where the file does not tell, or nothing asks for its frames to be counted. */
	durationSeconds: number | undefined;
}

/**
 * Whether the length of a recording has to be known before anything is sent: for a limit, or only where it can be found
 * out. Finding out may mean to read the whole file.
 */
export type LengthNeed = 'none' | 'wanted' | 'required';

/** A request to create a job that can be found again by its `customId`. */
export type JobRequest = CreateJobRequest & { customId: string };

/** A job before anything is sent. */
export interface PlannedJob {
	/** Checked, with a preview of the inputs. `fillInputs` replaces them before it is sent. */
	request: JobRequest;
	/** In the order of those of the request. */
	inputs: PlannedInput[];
	/** Whether no other job has outputs with the same prefixes. */
	hasUniqueNames: boolean;
	/** Whether uploads stay in COS when the job has ended. */
	keepUpload: boolean;
	/** Of the audio it makes, without extension, in the order in which it is downloaded. */
	fileNames: string[];
	/** Subtitles that are wanted with the audio of a text. */
	subtitles?: TextSubtitles;
	/** The user's URL that the node itself forwards the callback to; empty for none. */
	forwardTo: string;
}

/**
 * The request as it is sent. It is not checked again: the inputs differ from their preview only in the signatures of
 * their URLs.
 */
export function fillInputs({ request }: PlannedJob, inputs: Input[]): JobRequest {
	return { ...request, inputs };
}

/** What is planned for an item, or for several items together; errors name the first of them. */
export type Plan = { itemIndexes: number[] } & (
	| { kind: 'job'; job: PlannedJob }
	/** All that the item needs is in the bucket already. */
	| { kind: 'reused' }
	/** The item cannot become a job, and Continue On Fail is set. */
	| { kind: 'failure'; reason: unknown }
);
