import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { IBinaryData } from 'n8n-workflow';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { streamThrough } from '../invoke/bareClient.mts';
import { convert, storeRecording } from '../measuring/convert.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';
import { writeWav } from '../measuring/wavFile.mts';

/** One run with many recordings. */
export interface BulkOrder {
	/** The node in n8n's engine, or Node alone. */
	client: 'node' | 'bare';
	recordings: number;
	/** Of each recording. */
	bytes: number;
	concurrency: number;
	/** Of the echo server. */
	url: string;
}

// A process that converts many recordings in one run, and reports the cost.

const FORMAT = { sampleRate: 16_000, channels: 1 };
const { client, recordings, bytes, concurrency, url } = readOrder<BulkOrder>();
report(await (client === 'node' ? measureNode() : measureBare()));

async function measureNode(): Promise<Cost> {
	const setting = { url, binaryMode: 'filesystem', options: { concurrency } } as const;
	await convert(await store(2 * concurrency), setting); // loads and compiles what is used
	const stored = await store(recordings);
	const { result, ...cost } = await measureWork(async () => await convert(stored, setting));
	if (result.length !== recordings) throw new Error(`Only ${result.length} items came out`);
	await removeTemporaryData();
	return cost;
}

async function store(count: number): Promise<IBinaryData[]> {
	const files: IBinaryData[] = [];
	while (files.length < count) files.push(await storeRecording(bytes, FORMAT, 'filesystem'));
	return files;
}

async function measureBare(): Promise<Cost> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	const files = Array.from({ length: recordings }, (_, index) => join(folder, String(index)));
	for (const file of files) await pipeline(writeWav(bytes, FORMAT), createWriteStream(file));
	await streamAll(files.slice(0, 2 * concurrency)); // loads and compiles what is used
	const { seconds, cpuSeconds, peak } = await measureWork(async () => await streamAll(files));
	await rm(folder, { recursive: true });
	return { seconds, cpuSeconds, peak };
}

async function streamAll(files: readonly string[]): Promise<void> {
	let next = 0;
	const streamSome = async () => {
		for (let file = files[next++]; file !== undefined; file = files[next++]) {
			const { size } = await stat(file);
			await streamThrough(url, size, createReadStream(file), `${file}.out`);
		}
	};
	await Promise.all(Array.from({ length: concurrency }, streamSome));
}
