import type { IBinaryData } from 'n8n-workflow';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { convert, storeRecording } from '../measuring/convert.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** One run of the node with many recordings. */
export interface BulkOrder {
	recordings: number;
	/** Of each recording. */
	bytes: number;
	concurrency: number;
	/** Of the echo server. */
	url: string;
}

// A process that converts many recordings in one run, and reports the cost.

const FORMAT = { sampleRate: 16_000, channels: 1 };
const { recordings, bytes, concurrency, url } = readOrder<BulkOrder>();
const setting = { url, binaryMode: 'filesystem', options: { concurrency } } as const;

await convert(await store(2 * concurrency), setting); // loads and compiles what is used
const stored = await store(recordings);
const { result, seconds, cpuSeconds, peak } = await measureWork(
	async () => await convert(stored, setting),
);
if (result.length !== recordings) throw new Error(`Only ${result.length} items came out`);
await removeTemporaryData();
report({ seconds, cpuSeconds, peak } satisfies Cost);

async function store(count: number): Promise<IBinaryData[]> {
	const files: IBinaryData[] = [];
	while (files.length < count) files.push(await storeRecording(bytes, FORMAT, 'filesystem'));
	return files;
}
