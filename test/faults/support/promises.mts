/** What is promised where something goes wrong. */
export interface Promised {
	/** `result` where the item comes out as if nothing had happened, `timed out`, or the message; `…` stands for anything. */
	outcome: string;
	/** How many requests the endpoint receives, the first one included; `several` where it is asked until a job has ended or the time is up. */
	requests: number | 'several';
	/** How many jobs there are at the vendor; none if not given. */
	jobs?: number;
	/** How many uploaded recordings are left in the bucket; none if not given. */
	uploads?: number;
}

/** By the name of the fault: what is promised where it happens once, and where it lasts. */
export type Promises = Record<string, { once?: Promised; lasting?: Promised }>;
