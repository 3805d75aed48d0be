import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { listAllJobs, reportTraffic } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { generate } from '../../../../sandbox/vendorRequests.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const options = { uniqueNames: false };

describe('the parts of a text, without unique names', () => {
	const parameters = { text: 'One. Two. Three.', outputPrefix: 'news' };

	it.each(['none', 'poll', 'suspend'])(
		'are refused before anything is sent, in wait mode %s, because they would replace each other',
		async (waitMode) => {
			const account = await createSilentAccount();
			const run = await runCloning({
				account,
				parameters: { ...parameters, waitMode },
				options: { ...options, partLength: 6 },
			});
			const { message, description } = readFailure(run);
			expect(message).toBe(
				'Text is split into 3 parts, which would replace each other while Unique Names is off',
			);
			expect(description).toContain('Turn on Unique Names');
			expect((await reportTraffic(account)).requests).toEqual([]);
		},
	);

	it('are spoken where they are one', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({ account, parameters, options });
		expect(items('Clone')[0]!.json).toMatchObject({ fileName: 'newsout.wav' });
	});
});

describe('the outputs of a written request, without unique names', () => {
	const create = async (account: SandboxAccount, outputs: object[]) =>
		await runCloning({
			account,
			operation: 'job.create',
			parameters: {
				createJobRequest: JSON.stringify({
					inputs: [{ sourceData: 'One.' }, { sourceData: 'Two.' }],
					outputs,
				}),
				waitMode: 'none',
			},
			options,
		});

	it.each([
		['the same place', {}, {}],
		['a destination that is written differently', { destination: 'output/' }, {}],
		['another model', { modelName: 'narrator' }, {}],
		['the same prefix', { outputPrefix: 'a' }, { outputPrefix: 'a' }],
	])('are refused before anything is sent where two have %s', async (_what, one, other) => {
		const account = await createSilentAccount();
		const apart = generate(account, { outputPrefix: 'apart' });
		const run = await create(account, [
			generate(account, one),
			apart,
			generate(account, { inputSelectors: [1], ...other }),
		]);
		const { message, description } = readFailure(run);
		expect(message).toBe(
			'createJobRequest.outputs[2]: its result would replace that of createJobRequest.outputs[0] while Unique Names is off',
		);
		expect(description).toContain('its own outputPrefix');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it.each<[string, (account: SandboxAccount) => object[]]>([
		['prefixes', (account) => [generate(account), generate(account, { outputPrefix: 'b' })]],
		['destinations', (account) => [generate(account), generate(account, { destination: '/b' })]],
		[
			'capabilities',
			(account) => [generate(account), generate(account, { capability: 'singingCloning' })],
		],
		['repositories', (account) => [generate(account), { ...generate(account), contentId: 'b' }]],
	])('are sent where their %s differ', async (_what, createOutputs) => {
		const account = await createSilentAccount({ holdJobs: true });
		const outputs = createOutputs(account);
		await create(account, outputs);
		const { requests } = await reportTraffic(account);
		expect(requests.map(({ endpoint }) => endpoint)).toContain('createJob');
	});

	it('are sent where what they make has no known name', async () => {
		const account = await createSilentAccount({ holdJobs: true });
		const { contentId } = account.tencent;
		const separate = {
			contentId,
			inputSelectors: [0],
			smartContentDescriptor: { musicSeperate: {} },
		};
		await create(account, [separate, separate]);
		expect((await listAllJobs(account))[0]!.outputs).toHaveLength(2);
	});
});
