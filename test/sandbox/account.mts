import type { Fault } from '../../sandbox/faults.mts';
import type { SentCallback } from '../../sandbox/tencent/callbacks.mts';
import type { Traffic } from '../../sandbox/traffic.mts';

/** Credentials as the sandbox hands them out for one account. */
export interface SandboxAccount {
	id: string;
	sami: {
		appkey: string;
		token: string;
		accessKeyId: string;
		secretAccessKey: string;
		baseUrl: string;
		openApiUrl: string;
	};
	tencent: {
		secretId: string;
		secretKey: string;
		endpoint: 'custom';
		baseUrl: string;
		gatewaySignature: boolean;
		gatewaySecretId: string;
		gatewaySecretKey: string;
		source: string;
		contentId: string;
		cos: {
			secretId: string;
			secretKey: string;
			sessionToken?: string;
			bucket: string;
			region: string;
			endpoint: string;
		};
	};
}

/** A job as the sandbox keeps it: as the vendor answers it. */
export interface SandboxJob {
	id: string;
	state: number;
	customId?: string;
	callback?: string;
	inputs: Array<{ sourceData?: string; url?: string }>;
	outputs: Array<Record<string, unknown>>;
}

/** A fault to inject; what has a default there may be left out. */
export type FaultRequest = {
	[Kind in Fault['kind']]: { kind: Kind; endpoint: Fault['endpoint'] } & Partial<
		Extract<Fault, { kind: Kind }>
	>;
}[Fault['kind']];

/** Where the sandbox that serves the tests listens. */
export function sandboxUrl(): string {
	const url = process.env.SANDBOX_URL;
	if (!url)
		throw new Error(
			'SANDBOX_URL is not set: run the tests with jest.config.js, which starts the sandbox',
		);
	return url;
}

/** Makes an account that no other test uses. */
export async function createAccount(settings: object = {}): Promise<SandboxAccount> {
	return (await call('POST', '/_sandbox/accounts', settings)) as SandboxAccount;
}

/** Lets the next requests of an account go wrong. */
export async function injectFaults(
	{ id }: Pick<SandboxAccount, 'id'>,
	...faults: FaultRequest[]
): Promise<void> {
	await call('POST', `/_sandbox/accounts/${id}/faults`, faults);
}

/** What the account was asked, without secrets. */
export async function reportTraffic({
	id,
}: SandboxAccount): Promise<ReturnType<Traffic['report']>> {
	return (await call('GET', `/_sandbox/accounts/${id}/requests`)) as ReturnType<Traffic['report']>;
}

/** How many requests of the account each endpoint received. */
export async function countRequests(account: SandboxAccount): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { endpoint } of (await reportTraffic(account)).requests)
		counts[endpoint] = (counts[endpoint] ?? 0) + 1;
	return counts;
}

/** All jobs of the account, in the order of their creation. */
export async function listAllJobs({ id }: SandboxAccount): Promise<SandboxJob[]> {
	return ((await call('GET', `/_sandbox/accounts/${id}/jobs`)) as { jobs: SandboxJob[] }).jobs;
}

/** Lets the jobs end that an account holds (`holdJobs`), not those to come. */
export async function releaseJobs({ id }: SandboxAccount): Promise<void> {
	await call('POST', `/_sandbox/accounts/${id}/jobs/release`);
}

/** The keys of all objects in the account's bucket. */
export async function listObjects({ id }: SandboxAccount): Promise<string[]> {
	return ((await call('GET', `/_sandbox/accounts/${id}/objects`)) as { keys: string[] }).keys;
}

/** All callbacks of the account so far, and what became of them. */
export async function listCallbacks({ id }: SandboxAccount): Promise<SentCallback[]> {
	return (
		(await call('GET', `/_sandbox/accounts/${id}/callbacks`)) as { callbacks: SentCallback[] }
	).callbacks;
}

/** Puts a file where a vendor can download it. */
export async function publishFile(name: string, content: Uint8Array): Promise<string> {
	const response = await fetch(`${sandboxUrl()}/_sandbox/files/${name}`, {
		method: 'PUT',
		body: content,
	});
	return ((await response.json()) as { url: string }).url;
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
	const response = await fetch(`${sandboxUrl()}${path}`, {
		method,
		headers: { 'Content-Type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	if (!response.ok)
		throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
	return response.status === 204 ? undefined : await response.json();
}
