import type { Cost } from '../measuring/measureWork.mts';
import { runInOwnProcess, serveInOwnProcess } from '../measuring/ownProcess.mts';
import { withSandbox } from '../measuring/sandbox.mts';
import { round } from '../report/figures.mts';
import type { Findings } from '../report/figures.mts';
import type { ObjectOrder } from './objectServer.mts';
import type { TransferOrder } from './transfer.mts';

const MEGABYTE = 1024 * 1024;

/** Uploads a large recording to a bucket, and downloads as large a result. */
export async function benchCos(isQuick: boolean): Promise<Findings> {
	const megabytes = isQuick ? 50 : 1024;
	const bytes = megabytes * MEGABYTE;
	const server = await serveInOwnProcess(new URL('objectServer.mts', import.meta.url), {
		bytes,
	} satisfies ObjectOrder);
	try {
		return await withSandbox(async () => {
			const order: TransferOrder = { bytes, endpoint: server.url };
			const { seconds, cpuSeconds, peak } = await runInOwnProcess<Cost>(
				new URL('transfer.mts', import.meta.url),
				order,
			);
			return {
				figures: [{ key: 'cos.peakMB', value: round(peak, 1), goal: 40 }],
				rows: [
					{
						'MB up and down': megabytes,
						'peak MB': round(peak, 0),
						seconds: round(seconds),
						'CPU seconds': round(cpuSeconds),
					},
				],
			};
		});
	} finally {
		await server.end();
	}
}
