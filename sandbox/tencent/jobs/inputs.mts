import { Readable } from 'node:stream';
import type { Account } from '../../accounts.mts';
import { toKey } from '../../cos/bucket.mts';
import type { Storage } from '../../storage.mts';
import type { Input } from '../api/requestSchemas.mts';

/** An input of a job: a text, or a recording on disk. */
export type OpenInput = { text: string } | { path: string };

interface OpenInputs extends AsyncDisposable {
	opened: OpenInput[];
}

const downloadMilliseconds = 5 * 60 * 1000;

/**
 * Gets the inputs of a job: from their URLs, or from the account's bucket, as files that stay what they are
 * until the inputs are disposed of.
 * @throws Error when one cannot be had
 */
export async function openInputs(
	{ bucket, settings }: Account,
	inputs: Input[],
	storage: Storage,
	signal: AbortSignal,
): Promise<OpenInputs> {
	const copies: string[] = [];
	const opened: OpenInput[] = [];
	const removeCopies = async () => {
		for (const path of copies) await storage.remove(path);
	};
	try {
		for (const [index, { sourceData, url, source }] of inputs.entries()) {
			if (sourceData !== undefined) {
				opened[index] = { text: sourceData };
			} else if (source) {
				const path = storage.link(pathOf(bucket, source.path));
				copies.push(path);
				opened[index] = { path };
			} else if (url !== undefined && !settings.simulateAudio) {
				const path = await download(url, storage, signal);
				copies.push(path);
				opened[index] = { path };
			}
		}
	} catch (error) {
		await removeCopies();
		throw error;
	}
	return { opened, [Symbol.asyncDispose]: removeCopies };
}

function pathOf(bucket: Account['bucket'], path: string): string {
	const object = bucket.find(toKey(path)) ?? bucket.find(path.replace(/^\//, ''));
	if (!object) throw new Error(`There is no file "${path}" in the repository`);
	return object.path;
}

async function download(url: string, storage: Storage, signal: AbortSignal): Promise<string> {
	const limited = AbortSignal.any([signal, AbortSignal.timeout(downloadMilliseconds)]);
	const response = await fetch(url, { signal: limited });
	if (!response.ok || !response.body) {
		await response.body?.cancel();
		throw new Error(`${url} answered HTTP ${response.status}`);
	}
	const file = await storage.receive(Readable.from(response.body), limited);
	if (file.bytes === 0) throw new Error(`${url} is empty`);
	return file.path;
}
