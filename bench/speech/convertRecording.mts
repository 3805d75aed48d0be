import { createReadStream } from 'node:fs';
import { decodeSound } from '../../test/audio/decodeSound.mts';
import { countRequests, createAccount, injectFaults } from '../../test/sandbox/account.mts';
import { readBinary, removeTemporaryData, storeBinary } from '../../tools/engine/index.mts';
import { convert } from '../measuring/convert.mts';
import { measureWork } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** What to convert. */
export interface RecordingOrder {
	file: string;
	format: 'wav' | 'mp3';
	partMinutes: number;
	/** How often the third part fails. */
	failures: number;
}

/** What came out, and what it cost. */
export interface RecordingReport {
	/** The most memory in use, over that in use before, in megabytes. */
	peak: number;
	/** Of the converted recording, as players decode it. */
	durationSeconds: number;
	parts: number;
	requests: number;
}

// A process that converts a recording with the sandbox, and reports what came out.

const { file, format, partMinutes, failures } = readOrder<RecordingOrder>();
const account = await createAccount({ keepVoice: true });
const setting = {
	url: account.sami.baseUrl,
	credentials: account.sami,
	binaryMode: 'filesystem',
	options: { format, partMinutes },
} as const;

await convert([await store('examples/recordings/speech.wav')], setting); // loads and compiles what is used
const recording = await store(file);
const before = (await countRequests(account)).invoke!;
if (failures > 0) {
	const fromRequest = before + 3;
	const fault = { endpoint: 'invoke', kind: 'status', status: 503, fromRequest } as const;
	await injectFaults(account, { ...fault, times: failures });
}
const { result, peak } = await measureWork(async () => await convert([recording], setting));
const [item] = result;
const { parts, sampleRate } = item!.json as { parts: number; sampleRate: number };
const { samples } = await decodeSound(await readBinary(item!.binary!.data!));
const durationSeconds = samples.length / sampleRate;
const requests = (await countRequests(account)).invoke! - before;
await removeTemporaryData();
report({ peak, durationSeconds, parts, requests } satisfies RecordingReport);

async function store(path: string) {
	const stored = { binaryMode: 'filesystem', fileName: path, mimeType: 'audio/wav' } as const;
	return await storeBinary(createReadStream(path), stored);
}
