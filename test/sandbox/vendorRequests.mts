import { setTimeout as wait } from 'node:timers/promises';
import COS from 'cos-nodejs-sdk-v5';
import { listAllJobs, sandboxUrl, type SandboxAccount, type SandboxJob } from './account.mts';

/** An answer of a vendor as it came. */
export interface VendorAnswer {
	status: number;
	headers: Headers;
	text: string;
	/** What the text holds as JSON, without a byte order mark; `undefined` where it is none. */
	json: unknown;
}

/** The keys of the job API. */
export type MediaLabKeys = Pick<SandboxAccount['tencent'], 'secretId' | 'secretKey'>;

const actionPaths: Record<string, string> = { ListModels: '/music_model' };

/** Asks the job API, as the documentation shows it. */
export async function callMediaLab(
	{ secretId, secretKey }: MediaLabKeys,
	action: string,
	request: object,
	{ prefix = '/release', headers = {} }: { prefix?: string; headers?: Record<string, string> } = {},
): Promise<VendorAnswer> {
	const field = `${action[0]!.toLowerCase()}${action.slice(1)}Request`;
	return await post(
		`${prefix}${actionPaths[action] ?? '/job'}`,
		{ action, secretId, secretKey, [field]: request },
		headers,
	);
}

/** Creates a job and waits for its end; the answer is that of GetJob. */
export async function runJob(account: SandboxAccount, request: object): Promise<VendorAnswer> {
	const created = await callMediaLab(account.tencent, 'CreateJob', request);
	const id = /"id":"([^"]+)"/.exec(created.text)?.[1];
	if (id === undefined) throw new Error(`The job was not created: ${created.text}`);
	await waitForEnd(account, id);
	return await callMediaLab(account.tencent, 'GetJob', { id });
}

/** Waits until a job of the account has ended, whatever the vendor says of it. */
export async function waitForEnd(account: SandboxAccount, id: string): Promise<SandboxJob> {
	for (;;) {
		const job = (await listAllJobs(account)).find((candidate) => candidate.id === id);
		if (job && job.state > 2) return job;
		await wait(20);
	}
}

/** An output that speaks, or sings, its inputs with the platform's own model. */
export function generate(
	{ tencent }: SandboxAccount,
	{
		capability = 'voiceCloning',
		inputSelectors = [0],
		destination = '/output',
		outputPrefix,
		...cloning
	}: {
		capability?: string;
		inputSelectors?: number[];
		destination?: string;
		outputPrefix?: string;
		modelName?: string;
		language?: number;
		speechRate?: number;
	} = {},
) {
	return {
		contentId: tencent.contentId,
		destination,
		inputSelectors,
		smartContentDescriptor: {
			...(outputPrefix !== undefined && { outputPrefix }),
			[capability]: { type: 1, modelName: 'default', ...cloning },
		},
	};
}

/** An output that trains a model with the first input. */
export function train(modelName: string, output: object = {}) {
	return {
		inputSelectors: [0],
		smartContentDescriptor: { voiceCloning: { type: 2, modelName } },
		...output,
	};
}

/** Converts a recording with SAMI. */
export async function convert(
	{ sami: { token, appkey } }: SandboxAccount,
	recording: Uint8Array,
): Promise<VendorAnswer> {
	return await post('/api/v1/invoke', {
		token,
		appkey,
		namespace: 'VoiceConversion',
		payload: JSON.stringify({ speaker: 'zh_female_qingxin' }),
		data: Buffer.from(recording).toString('base64'),
	});
}

/** Asks COS for an object, or stores one. */
export async function requestObject(
	{ tencent: { cos } }: SandboxAccount,
	method: 'GET' | 'PUT' | 'DELETE',
	key: string,
	body?: Uint8Array | string,
	headers: Record<string, string> = {},
): Promise<VendorAnswer & { bytes: Buffer }> {
	const url = new URL(`${cos.endpoint}/${encodeURIComponent(key).replaceAll('%2F', '/')}`);
	const authorization = COS.getAuthorization({
		SecretId: cos.secretId,
		SecretKey: cos.secretKey,
		Method: method,
		Pathname: decodeURIComponent(url.pathname),
	});
	const response = await fetch(url, { method, headers: { ...headers, authorization }, body });
	const bytes = Buffer.from(await response.arrayBuffer());
	return { ...describe(response, bytes.toString()), bytes };
}

/** Asks COS for the objects of a bucket. */
export async function requestList(
	{ tencent: { cos } }: SandboxAccount,
	query: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<VendorAnswer> {
	const url = new URL(`${cos.endpoint}/?${new URLSearchParams(query).toString()}`);
	const authorization = COS.getAuthorization({
		SecretId: cos.secretId,
		SecretKey: cos.secretKey,
		Method: 'GET',
		Pathname: decodeURIComponent(url.pathname),
		Query: query,
	});
	const response = await fetch(url, { headers: { authorization, ...headers } });
	return describe(response, await response.text());
}

/** Posts JSON to a path of the sandbox. */
export async function post(
	path: string,
	content: object,
	headers: Record<string, string> = {},
): Promise<VendorAnswer> {
	const response = await fetch(`${sandboxUrl()}${path}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', ...headers },
		body: JSON.stringify(content),
	});
	// Not `text`, which would drop a byte order mark.
	return describe(response, Buffer.from(await response.arrayBuffer()).toString());
}

function describe({ status, headers }: Response, text: string): VendorAnswer {
	return { status, headers, text, json: readJson(text) };
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}
