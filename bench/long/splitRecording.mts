import { removeTemporaryData } from '../../tools/engine/index.mts';
import { convert, storeRecording } from '../measuring/convert.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** What to split. */
export interface SplitOrder {
	minutes: number;
	/** Of the echo server. */
	url: string;
}

/** What it cost, and in how many parts it was converted. */
export type SplitReport = Cost & { megabytes: number; parts: number };

// A process that converts a recording in parts, which are joined again.

const FORMAT = { sampleRate: 48_000, channels: 1 };
const { minutes, url } = readOrder<SplitOrder>();
const setting = {
	url,
	binaryMode: 'filesystem',
	options: { longRecordings: 'split', sampleRate: FORMAT.sampleRate, partMinutes: 5 },
} as const;

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
report({ seconds, cpuSeconds, peak, megabytes, parts } satisfies SplitReport);

async function store(length: number) {
	const { sampleRate, channels } = FORMAT;
	return await storeRecording(44 + length * 60 * sampleRate * 2 * channels, FORMAT, 'filesystem');
}
