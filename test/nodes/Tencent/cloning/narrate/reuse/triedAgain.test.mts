import { resetPaidLines } from '../../../../../../nodes/Tencent/cloning/narrate/reuse/paidLines';
import { resetJobMemory } from '../../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { waitUntil } from '../../../../../../tools/waitUntil.mts';
import {
	countRequests,
	injectFaults,
	listAllJobs,
	listObjects,
	reportTraffic,
} from '../../../../../sandbox/account.mts';
import { requestObject } from '../../../../../sandbox/vendorRequests.mts';
import { createSilentAccount } from '../../runCloning.mts';
import { FORTY, narrateLines, textsOf } from './narrateLines.mts';

afterAll(removeTemporaryData);

describe('a run that is tried again', () => {
	it.each([
		['by the same process', () => undefined],
		[
			'by another process',
			() => {
				resetJobMemory();
				resetPaidLines();
			},
		],
	])(
		'%s pays for no line twice, although its own recordings are in the bucket by then',
		async (_who, forget) => {
			const account = await createSilentAccount();
			await narrateLines(account, FORTY.slice(0, 10));
			// Of the second run, after it has looked at eight recordings and its jobs have ended.
			const { cosGet = 0 } = await countRequests(account);
			await injectFaults(account, {
				kind: 'status',
				endpoint: 'cosGet',
				status: 403,
				fromRequest: cosGet + 8 + 1,
			});
			const changed = [...FORTY.slice(0, 8), ...FORTY.slice(20, 30)];
			const pending = narrateLines(account, changed, {
				options: { linesPerJob: 4 },
				settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 3000 },
			});
			await waitUntil('the first try has failed', async () => {
				const { requests } = await reportTraffic(account);
				return requests.some(({ fault }) => fault === 'status') ? true : undefined;
			});
			forget();
			const second = await pending;
			expect(second.jobs).toHaveLength(3);
			expect(second.spoken.sort()).toEqual(textsOf(FORTY.slice(20, 30)).sort());
			expect(second.item.json.reused).toBe(8);
		},
		60_000,
	);

	it('pays for no line twice where a recording to be reused was deleted between its tries', async () => {
		const account = await createSilentAccount();
		const [deleted, ...others] = FORTY.slice(0, 6) as [string, ...string[]];
		await narrateLines(account, [deleted]);
		const [recording] = await listObjects(account);
		const refuseNextDownload = async (fromRequest: number) =>
			await injectFaults(account, { kind: 'status', endpoint: 'cosGet', status: 403, fromRequest });
		const untilRefused = async (times: number) =>
			await waitUntil('the download is refused', async () => {
				const { requests } = await reportTraffic(account);
				return requests.filter(({ fault }) => fault === 'status').length === times
					? true
					: undefined;
			});
		// Planning looks at the recording that is there.
		const { cosGet = 0 } = await countRequests(account);
		await refuseNextDownload(cosGet + 2);
		const pending = narrateLines(account, [...others, deleted], {
			options: { linesPerJob: 4, concurrency: 1 },
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 3000 },
		});
		await untilRefused(1);
		await requestObject(account, 'DELETE', recording!);
		await refuseNextDownload(1);
		await untilRefused(2);
		const { item, jobs, spoken } = await pending;
		expect(jobs).toHaveLength(3);
		expect(spoken.sort()).toEqual(textsOf([...others, deleted]).sort());
		expect(item.json).toMatchObject({ reused: 0, jobIds: jobs.map(({ id }) => id) });
	}, 60_000);

	it('pays for no line twice where another execution has stored some of its lines meanwhile', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { kind: 'status', endpoint: 'cosGet', status: 403 });
		const lines = FORTY.slice(0, 6);
		const pending = narrateLines(account, lines, {
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 3000 },
		});
		await waitUntil('the first try has failed', async () => {
			const { requests } = await reportTraffic(account);
			return requests.some(({ fault }) => fault === 'status') ? true : undefined;
		});
		const other = await narrateLines(account, lines.slice(0, 4), { options: { reuse: false } });
		expect(other.spoken).toHaveLength(4);
		const { item } = await pending;
		expect(item.json).toMatchObject({ reused: 0, jobIds: [expect.any(String)] });
		expect(await listAllJobs(account)).toHaveLength(2);
	}, 60_000);
});
