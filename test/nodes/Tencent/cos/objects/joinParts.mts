import { readFile } from 'node:fs/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { downloadJoined } from '../../../../../nodes/Tencent/cos/objects/downloadJoined';
import type { BinaryMode } from '../../../../../tools/engine/index.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { makeWav } from '../../../shared/audio/makeWav.mts';
import { runWithCos } from '../runWithCos.mts';

/** The samples of a recording, 16 bits each. */
export const readSamples = async () =>
	(await readFile('examples/recordings/speech.wav')).subarray(44);

/** The recording from one second to another. */
export function cutSamples(samples: Buffer, from: number, to: number): Buffer {
	return makeWav(samples.subarray(from * 32_000, to * 32_000));
}

/** Downloads files of the bucket as one. */
export const joinParts = async (
	account: SandboxAccount,
	keys: string[],
	binaryMode?: BinaryMode,
	credentials?: Record<string, string>,
) =>
	await runWithCos({
		account,
		binaryMode,
		credentials,
		work: async ({ client, signal }): Promise<INodeExecutionData> => {
			const { binary, ...stored } = await downloadJoined(client, keys, { signal });
			return { json: { ...stored }, binary: { data: binary } };
		},
	});
