import type { Job } from '../../mediaLab/api/responses/responseSchema';

/** What becomes of a callback: an event that starts the workflow, or none. */
export type Decision = JobEvent | NoEvent;

/** A job that has ended. */
export interface JobEvent {
	kind: 'event';
	job: Job;
	/** Whether `job` is what the vendor answered, and not just what was posted. */
	verified: boolean;
}

export type NoEvent = Unwanted | Refused;

/** There is nothing to do, and the caller need not call again. */
export interface Unwanted {
	kind: 'unwanted';
	reason: string;
}

export interface Refused {
	kind: 'refused';
	httpStatus: number;
	reason: string;
}

export function unwanted(reason: string): Unwanted {
	return { kind: 'unwanted', reason };
}

export function refused(httpStatus: number, reason: string): Refused {
	return { kind: 'refused', httpStatus, reason };
}
