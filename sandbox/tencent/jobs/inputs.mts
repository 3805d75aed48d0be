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
 * Gets the inputs of a job: from their URLs, or from the account's bucket. What was downloaded is removed
 * when the inputs are disposed of.
 * @throws Error when one cannot be had
 */
export async function openInputs(
	{ bucket, settings }: Account,
	inputs: Input[],
	storage: Storage,
	signal: AbortSignal,
): Promise<OpenInputs> {
	const downloads: string[] = [];
	const opened: OpenInput[] = [];
	const removeDownloads = async () => {
		for (const path of downloads) await storage.remove(path);
	};
	try {
		for (const [index, { sourceData, url, source }] of inputs.entries()) {
			if (sourceData !== undefined) {
				opened[index] = { text: sourceData };
			} else if (source) {
				opened[index] = { path: pathOf(bucket, source.path) };
			} else if (url !== undefined && !settings.simulateAudio) {
				const path = await download(url, storage, signal);
				downloads.push(path);
				opened[index] = { path };
			}
		}
	} catch (error) {
		await removeDownloads();
		throw error;
	}
	return { opened, [Symbol.asyncDispose]: removeDownloads };
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
