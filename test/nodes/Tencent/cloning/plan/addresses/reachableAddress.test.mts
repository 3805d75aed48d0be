import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { listAllJobs, reportTraffic } from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { generate } from '../../../../../sandbox/vendorRequests.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../../runCloning.mts';
import type { CloningRun } from '../../runCloning.mts';
import { held, suspend, texts } from '../../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

/** A vendor on the internet, as far as its address tells, which no name server knows. */
const remote = { credentials: { endpoint: 'custom', baseUrl: 'https://vendor.invalid' } };
const LOCAL = ['http://localhost:5678/a', 'http://10.0.0.8/a', 'http://nas.local/a'];

async function expectRefusal(account: SandboxAccount, run: Partial<CloningRun>) {
	const failure = readFailure(await runCloning({ account, ...remote, ...run }));
	expect((await reportTraffic(account)).requests).toEqual([]);
	return failure;
}

describe('an address that a vendor on the internet cannot open is refused before anything is sent', () => {
	it.each(LOCAL)('as Recording URL: %s', async (url) => {
		const account = await createSilentAccount();
		const { message, description } = await expectRefusal(account, {
			parameters: { inputSource: 'url', url },
		});
		expect(message).toBe(
			`Recording URL leads to ${new URL(url).hostname}, which only your own network can open`,
		);
		expect(description).toMatch(/or choose Binary File in Input Source$/);
	});

	it('as the signed URL of an n8n on localhost', async () => {
		const account = await createSilentAccount();
		const { message, description } = await expectRefusal(account, {
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
			options: { binaryUpload: 'signedUrl' },
		});
		expect(message).toBe(
			'Binary Upload is Signed URL, but this n8n has the address localhost, which only your own network can open',
		);
		expect(description).toMatch(/^Set Binary Upload in Options to COS/);
	});

	it('as the Endpoint that a recording is uploaded to', async () => {
		const account = await createSilentAccount();
		const { message } = await expectRefusal(account, {
			operation: 'model.train',
			input: [await recordingItem('training-1.wav')],
			parameters: { trainingSource: 'binary', newModelName: 'ann' },
		});
		expect(message).toBe(
			'Endpoint in the Tencent COS credential leads to 127.0.0.1, which only your own network can open',
		);
	});

	it.each(LOCAL)('within a written request: %s', async (url) => {
		const account = await createSilentAccount();
		const request = {
			inputs: [{ url: 'https://example.com/a.wav' }, { url }],
			outputs: [generate(account, { inputSelectors: [0, 1] })],
		};
		const { message, description } = await expectRefusal(account, {
			operation: 'job.create',
			parameters: { createJobRequest: JSON.stringify(request) },
		});
		expect(message).toBe(
			`createJobRequest.inputs[1].url leads to ${new URL(url).hostname}, which only your own network can open`,
		);
		expect(description).toMatch(/or name an object of your repository in source$/);
	});

	it.each(['none', 'poll'])('as Callback URL, in wait mode %s', async (waitMode) => {
		const account = await createSilentAccount();
		const { message, description } = await expectRefusal(account, {
			parameters: { text: 'Hi.', waitMode },
			options: { callback: 'http://localhost:5678/webhook/tencent' },
		});
		expect(message).toBe('Callback URL leads to localhost, which only your own network can open');
		expect(description).toContain('Wait Mode to Suspend');
	});

	it.each([
		['createJobRequest.callback', { callback: 'http://nas/' }, {}],
		['Callback URL', {}, { callback: 'http://nas/' }],
	])('as callback of a written request, named %s', async (field, written, options) => {
		const account = await createSilentAccount();
		const request = { inputs: [{ sourceData: 'Hi.' }], outputs: [generate(account)], ...written };
		const { message } = await expectRefusal(account, {
			operation: 'job.create',
			parameters: { createJobRequest: JSON.stringify(request), waitMode: 'none' },
			options,
		});
		expect(message).toBe(`${field} leads to nas, which only your own network can open`);
	});
});

describe('a local address that need not be opened from the internet', () => {
	const waitingFor = { operation: 'audio.generate', input: texts(1) };

	it('is taken as Callback URL of a suspended wait, because n8n itself calls it', async () => {
		const account = await createSilentAccount();
		const { message } = readFailure(
			await suspend(account, {
				...remote,
				...waitingFor,
				options: { callback: 'http://localhost:5678/webhook/tencent' },
			}),
		);
		expect(message).toBe('Tencent Media Lab has an address that does not exist');
	});

	it('is taken where the vendor is local too', async () => {
		const account = await createSilentAccount(held);
		await runCloning({
			account,
			parameters: { text: 'Hi.', waitMode: 'none' },
			options: { callback: 'http://127.0.0.1:9/' },
		});
		expect(await listAllJobs(account)).toMatchObject([{ callback: 'http://127.0.0.1:9/' }]);
	});
});
