import { createAccount } from '../../test/sandbox/account.mts';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { clone } from '../measuring/clone.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** What to join. */
export interface JoinOrder {
	parts: number;
	/** Of each part, in bytes. */
	bytes: number;
	/** Of the server that stands for COS. */
	endpoint: string;
}

// A process that generates speech of a long text, which is spoken in parts and joined when it is downloaded.

/** The longest part that Tencent takes. */
const PART_LENGTH = 512;
const { parts, bytes, endpoint } = readOrder<JoinOrder>();
const account = await createAccount({ simulateAudio: true, queueMilliseconds: 0 });

await generate(2); // loads and compiles what is used
const { result, seconds, cpuSeconds, peak } = await measureWork(async () => await generate(parts));
const joined = result.items('Clone')[0]!.binary!.data!.bytes!;
if (Math.abs(joined - parts * bytes) > 0.01 * joined)
	throw new Error(`${parts} parts became ${joined} bytes`);
await removeTemporaryData();
report({ seconds, cpuSeconds, peak } satisfies Cost);

async function generate(count: number) {
	const text = `${'x'.repeat(PART_LENGTH - 1)}.`.repeat(count);
	const parameters = { inputSource: 'text', text, waitMode: 'poll', maxWait: 60, download: true };
	const cos = { ...account.tencent.cos, endpoint };
	return await clone([{ json: {} }], { account, parameters, cos });
}
