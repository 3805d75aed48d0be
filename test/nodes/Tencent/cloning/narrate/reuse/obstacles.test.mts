import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { countRequests, injectFaults } from '../../../../../sandbox/account.mts';
import { createSilentAccount } from '../../runCloning.mts';
import { FORTY, narrateLines } from './narrateLines.mts';

afterAll(removeTemporaryData);

describe('a run that cannot look into the bucket', () => {
	it('pays for all lines and says why, where the key may not list', async () => {
		const account = await createSilentAccount({ cosKeyMayList: false });
		const first = await narrateLines(account, FORTY);
		expect(first.item.json).toMatchObject({
			reused: 0,
			reuseHint: expect.stringMatching(/not allowed to list the bucket.*\(GetBucket\)/),
		});
		expect(await countRequests(account)).toMatchObject({ cosList: 1 });
	});

	it('pays for all lines and says why, where it has no credential', async () => {
		const account = await createSilentAccount();
		const { item, spoken } = await narrateLines(account, FORTY.slice(0, 2), {
			parameters: { download: false },
			withCos: false,
		});
		expect(spoken).toHaveLength(2);
		expect(item.json).toMatchObject({
			reused: 0,
			reuseHint: expect.stringContaining('Tencent COS credential'),
		});
	});

	it('fails before it pays for anything where there is no such bucket, because the download would fail as well', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { kind: 'cosError', endpoint: 'cosList', code: 'NoSuchBucket' });
		const { error, jobs } = await narrateLines(account, FORTY.slice(0, 2));
		expect(error!.message).toContain('There is no such bucket');
		expect(error!.description).toContain('turn off Reuse Recordings in Options');
		expect(jobs).toEqual([]);
	});

	it('fails before it pays for anything where COS is down, because that passes', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			kind: 'cosError',
			endpoint: 'cosList',
			code: 'SlowDown',
			times: 5,
			retryAfter: { seconds: 0, as: 'seconds' },
		});
		const { error, jobs } = await narrateLines(account, FORTY.slice(0, 2));
		expect(error!.message).toContain('Tencent COS received too many requests');
		expect(jobs).toEqual([]);
	});
});
