import { inspect } from 'node:util';
import { countRequests, listAllJobs, listObjects } from '../../sandbox/account.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';
import type { Endpoint } from '../../../sandbox/faults/endpoints.mts';

/** What a workflow came to. */
export interface End {
	/** `result`, `timed out`, or the message of the error. */
	outcome: string;
	/** All that n8n keeps of it. */
	kept: unknown;
	/** What the error says is to be done. */
	description?: string | null;
}

/** What a fault came to, seen from both ends. */
export interface Observation {
	outcome: string;
	description: string;
	/** How many requests the endpoint received. */
	requests: number;
	/** How many jobs there are at the vendor. */
	jobs: number;
	/** How many uploaded recordings are left in the bucket. */
	uploads: number;
	/** Which secrets of the account are found in what n8n keeps. */
	shownSecrets: string[];
}

/** Looks at both ends after a workflow has ended. */
export async function observe(
	account: SandboxAccount,
	endpoint: Endpoint,
	{ outcome, kept, description }: End,
): Promise<Observation> {
	const [counts, jobs, objects] = await Promise.all([
		countRequests(account),
		listAllJobs(account),
		listObjects(account),
	]);
	const everything = inspect(kept, { depth: 20, maxStringLength: null }) + JSON.stringify(kept);
	const { sami, tencent } = account;
	const secrets = {
		token: sami.token,
		secretAccessKey: sami.secretAccessKey,
		secretKey: tencent.secretKey,
		cosSecretKey: tencent.cos.secretKey,
	};
	return {
		outcome,
		description: description ?? '',
		requests: counts[endpoint] ?? 0,
		jobs: jobs.length,
		uploads: objects.filter((key) => key.startsWith('n8n-voice-cloning/')).length,
		shownSecrets: Object.entries(secrets)
			.filter(([, secret]) => everything.includes(secret))
			.map(([name]) => name),
	};
}
