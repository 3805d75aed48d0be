import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { streamThrough } from '../invoke/bareClient.mts';
import { convert, storeRecording } from '../measuring/convert.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';
import { writeWav } from '../measuring/wavFile.mts';

/** What to split. */
export interface SplitOrder {
	/** The node in n8n's engine, or Node alone. */
	client: 'node' | 'bare';
	minutes: number;
	/** Of the echo server. */
	url: string;
}

/** What it cost, and in how many parts it was converted. */
export type SplitReport = Cost & { megabytes: number; parts: number };

// A process that converts a recording in parts. The node joins them again.

const FORMAT = { sampleRate: 48_000, channels: 1 };
/** Of a part, at most. */
const PART_MINUTES = 5;
/** How many parts are on their way at a time: as the node has it, unless the user changes it. */
const CONCURRENCY = 3;
const { client, minutes, url } = readOrder<SplitOrder>();
report(await (client === 'node' ? measureNode() : measureBare()));

async function measureNode(): Promise<SplitReport> {
	const setting = {
		url,
		binaryMode: 'filesystem',
		options: {
			longRecordings: 'split',
			sampleRate: FORMAT.sampleRate,
			partMinutes: PART_MINUTES,
		},
	} as const;
	const store = async (length: number) =>
		await storeRecording(sizeOf(length), FORMAT, setting.binaryMode);
	await convert([await store(0.1)], setting); // loads and compiles what is used
	const recording = await store(minutes);
	const { result, seconds, cpuSeconds, peak } = await measureWork(
		async () => await convert([recording], setting),
	);
	const { durationSeconds, parts } = result[0]!.json as { durationSeconds: number; parts: number };
	if (Math.abs(durationSeconds - minutes * 60) > 0.01)
		throw new Error(`${minutes} minutes became ${durationSeconds} seconds`);
	await removeTemporaryData();
	const megabytes = recording.bytes! / 1024 / 1024;
	return { seconds, cpuSeconds, peak, megabytes, parts };
}

/** Sends stretches of about the same size, as they come. It neither looks for pauses nor joins what comes back. */
async function measureBare(): Promise<SplitReport> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	const file = join(folder, 'recording.wav');
	const size = sizeOf(minutes);
	await pipeline(writeWav(size, FORMAT), createWriteStream(file));
	const partSize = sizeOf(PART_MINUTES);
	const starts = Array.from({ length: Math.ceil(size / partSize) }, (_, part) => part * partSize);
	const send = async (start: number, length: number) => {
		const part = createReadStream(file, { start, end: start + length - 1 });
		const received = `${file}.${start}`;
		await streamThrough(url, length, part, received);
		const { size: receivedSize } = await stat(received);
		if (receivedSize !== length)
			throw new Error(`Sent ${length} bytes, but received ${receivedSize}`);
	};
	await send(0, sizeOf(0.1)); // loads and compiles what is used
	const left = [...starts];
	const sendSome = async () => {
		for (let start = left.shift(); start !== undefined; start = left.shift())
			await send(start, Math.min(partSize, size - start));
	};
	const { seconds, cpuSeconds, peak } = await measureWork(
		async () => await Promise.all(Array.from({ length: CONCURRENCY }, sendSome)),
	);
	await rm(folder, { recursive: true });
	return { seconds, cpuSeconds, peak, megabytes: size / 1024 / 1024, parts: starts.length };
}

/** Of a WAV file of so many minutes, in bytes. */
function sizeOf(length: number): number {
	return 44 + length * 60 * FORMAT.sampleRate * 2 * FORMAT.channels;
}
