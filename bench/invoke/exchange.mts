import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import type { BinaryMode } from '../../tools/engine/index.mts';
import { convert, storeRecording } from '../measuring/convert.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';
import { writeWav } from '../measuring/wavFile.mts';
import { streamThrough } from './bareClient.mts';
import { convertWithBuffers } from './convertWithBuffers.mts';

/** One exchange to measure: a recording there, and as large a one back. */
export interface ExchangeOrder {
	/** The node in n8n's engine, what uses Buffers and strings there, or Node alone. */
	client: 'node' | 'buffers' | 'bare';
	binaryMode: BinaryMode;
	megabytes: number;
	/** Of the echo server. */
	url: string;
}

// A process that makes one exchange and reports its cost.

const MEGABYTE = 1024 * 1024;
/** 100 MB of it are nine minutes, which SAMI takes. */
const FORMAT = { sampleRate: 48_000, channels: 2 };

const { client, binaryMode, megabytes, url } = readOrder<ExchangeOrder>();
const exchange = client === 'bare' ? await prepareBare() : prepareInEngine();
await exchange.once(MEGABYTE); // loads and compiles what is used
const { seconds, cpuSeconds, peak } = await exchange.measure(megabytes * MEGABYTE);
await exchange.end();
report({ seconds, cpuSeconds, peak } satisfies Cost);

/** A way to exchange recordings. */
interface Exchange {
	once(bytes: number): Promise<void>;
	measure(bytes: number): Promise<Cost>;
	end(): Promise<void>;
}

function prepareInEngine(): Exchange {
	const setting = {
		url,
		binaryMode,
		options: {
			// In one request, as the others send it; nine minutes would be split.
			longRecordings: 'refuse',
			sampleRate: FORMAT.sampleRate,
			channel: FORMAT.channels,
		},
		...(client === 'buffers' && { nodeType: convertWithBuffers }),
	};
	const prepare = async (bytes: number) => {
		const recording = await storeRecording(bytes, FORMAT, binaryMode);
		return async () => {
			const [item] = await convert([recording], setting);
			requireSize(item!.binary!.data!.bytes!, recording.bytes!);
		};
	};
	return {
		once: async (bytes) => await (await prepare(bytes))(),
		measure: async (bytes) => await measureWork(await prepare(bytes)),
		end: removeTemporaryData,
	};
}

async function prepareBare(): Promise<Exchange> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	const [sent, received] = [join(folder, 'sent.wav'), join(folder, 'received.wav')];
	const prepare = async (bytes: number) => {
		await pipeline(writeWav(bytes, FORMAT), createWriteStream(sent));
		const { size } = await stat(sent);
		return async () => {
			await streamThrough(url, size, createReadStream(sent), received);
			requireSize((await stat(received)).size, size);
		};
	};
	return {
		once: async (bytes) => await (await prepare(bytes))(),
		measure: async (bytes) => await measureWork(await prepare(bytes)),
		end: async () => await rm(folder, { recursive: true }),
	};
}

function requireSize(received: number, sent: number): void {
	if (received !== sent) throw new Error(`Sent ${sent} bytes, but received ${received}`);
}
