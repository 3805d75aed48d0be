import { createAccount } from '../../test/sandbox/account.mts';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { clone } from '../measuring/clone.mts';
import { storeRecording } from '../measuring/convert.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** What to transfer. */
export interface TransferOrder {
	bytes: number;
	/** Of the server that stands for COS. */
	endpoint: string;
}

// A process that uploads a recording for a job, and downloads its result, which is as large.

const { bytes, endpoint } = readOrder<TransferOrder>();
const account = await createAccount({ simulateAudio: true, queueMilliseconds: 0 });

await (
	await prepare(1024 * 1024)
)(); // loads and compiles what is used
const { seconds, cpuSeconds, peak } = await measureWork(await prepare(bytes));
await removeTemporaryData();
report({ seconds, cpuSeconds, peak } satisfies Cost);

async function prepare(size: number): Promise<() => Promise<void>> {
	const recording = await storeRecording(size, { sampleRate: 48_000, channels: 2 }, 'filesystem');
	const parameters = { inputSource: 'binary', waitMode: 'poll', maxWait: 60, download: true };
	const cos = { ...account.tencent.cos, endpoint };
	return async () => {
		const { items } = await clone([{ json: {}, binary: { data: recording } }], {
			account,
			parameters,
			cos,
		});
		const downloaded = items('Clone')[0]!.binary!.data!.bytes;
		if (downloaded !== recording.bytes) throw new Error(`Only ${downloaded} bytes were downloaded`);
	};
}
