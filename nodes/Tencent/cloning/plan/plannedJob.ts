import type { BinaryInput } from '../../../shared/n8n/binaryInput';
import type { CreateJobRequest, Input } from '../../mediaLab/api/requestSchema';

/** An input of a job: as the vendor takes it, or a file of an item that the vendor has yet to be given access to. */
export type PlannedInput =
	| { kind: 'given'; input: Input }
	/** To be uploaded to COS, under a key that is the same for each try of the same run. */
	| { kind: 'upload'; file: BinaryInput; key: string }
	/** To be fetched from this n8n. */
	| { kind: 'signedUrl'; file: BinaryInput };

/** A job as it is asked for, before anything was sent. */
export interface PlannedJob {
	customId: string;
	inputs: PlannedInput[];
	keepUpload: boolean;
	/** Address of the user's that the node itself posts the job to when it has ended; empty for none. */
	forwardTo: string;
	/** @throws InputError when the vendor would not take it */
	buildRequest(inputs: Input[]): CreateJobRequest;
}

/** What the node makes of an item, or of several; the first one stands for them in errors. */
export type Plan = { itemIndexes: number[] } & (
	| { kind: 'job'; job: PlannedJob }
	/** The item cannot become a job, and Continue On Fail is set. */
	| { kind: 'failure'; reason: unknown }
);
