import { callbackInPromises } from './promises/callbackIn.mts';
import { callbackOutPromises } from './promises/callbackOut.mts';
import { cosDeletePromises } from './promises/cos/cosDelete.mts';
import { cosGetPromises } from './promises/cos/cosGet.mts';
import { cosListPromises } from './promises/cos/cosList.mts';
import { cosPutPromises } from './promises/cos/cosPut.mts';
import { createJobPromises } from './promises/createJob.mts';
import { getJobPromises } from './promises/getJob.mts';
import { getTokenPromises } from './promises/getToken.mts';
import { invokePromises } from './promises/invoke.mts';
import { listJobsPromises } from './promises/listJobs.mts';
import { listModelsPromises } from './promises/listModels.mts';
import { verificationPromises } from './promises/verification.mts';
import type { Promises } from './support/promises.mts';

/** A call, and what is promised for it. */
export interface Section {
	/** Goes before the name of a fault. */
	title: string;
	promises: Promises;
}

/** All calls of services, in both directions. */
export const table = {
	invoke: { title: 'A conversion by SAMI, when its request ends in', promises: invokePromises },
	getToken: {
		title: 'A conversion with an access key, when GetToken ends in',
		promises: getTokenPromises,
	},
	createJob: { title: 'An item whose CreateJob ends in', promises: createJobPromises },
	getJob: { title: 'A job that is asked for, when GetJob ends in', promises: getJobPromises },
	listJobs: { title: 'An item whose ListJobs ends in', promises: listJobsPromises },
	listModels: {
		title: 'A list of models, when ListModels ends in',
		promises: listModelsPromises,
	},
	cosPut: { title: 'A recording whose upload to COS ends in', promises: cosPutPromises },
	cosGet: { title: 'A result whose download from COS ends in', promises: cosGetPromises },
	cosDelete: {
		title: 'A job whose upload is removed from COS, when that ends in',
		promises: cosDeletePromises,
	},
	cosList: {
		title: 'A narration that looks for recordings in the bucket, when the list of COS ends in',
		promises: cosListPromises,
	},
	callbackIn: {
		title: 'The Tencent Job Trigger, when what is posted is',
		promises: callbackInPromises,
	},
	verification: {
		title: 'The Tencent Job Trigger, when the GetJob that verifies an event ends in',
		promises: verificationPromises,
	},
	callbackOut: {
		title: 'A suspended execution whose callback is passed on, when that ends in',
		promises: callbackOutPromises,
	},
} satisfies Record<string, Section>;
