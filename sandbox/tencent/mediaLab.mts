import type { SentCallback } from './callbacks.mts';
import { createHold, type Hold } from './jobs/hold.mts';
import { createJobs, type Jobs } from './jobs/jobs.mts';
import { createModels, type Models } from './models.mts';
import { createSlots, type Slots } from './jobs/slots.mts';

/** What Tencent Media Lab keeps for one account. */
export interface MediaLab {
	jobs: Jobs;
	models: Models;
	/** How many jobs are worked on at a time. */
	slots: Slots;
	/** What holds jobs back where the account has `holdJobs`. */
	hold: Hold;
	callbacks: SentCallback[];
	/** Callbacks that wait for the next one, by the fault `reordered`. */
	heldBack: Array<() => void>;
}

/** An account's beginning: no jobs, no models. */
export function createMediaLab({ concurrentJobs }: { concurrentJobs: number }): MediaLab {
	return {
		jobs: createJobs(),
		models: createModels(),
		slots: createSlots(concurrentJobs),
		hold: createHold(),
		callbacks: [],
		heldBack: [],
	};
}
