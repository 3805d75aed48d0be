import { readFile } from 'node:fs/promises';
import { listSearch, removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, publishFile } from '../../../../../sandbox/account.mts';
import {
	createSilentAccount,
	credentialTypes,
	mediaLabCredentials,
	nodeTypes,
	runCloning,
} from '../../runCloning.mts';

afterAll(removeTemporaryData);

describe('getting many models', () => {
	it('returns all models or some, and lists them in the editor with default first', async () => {
		const account = await createSilentAccount({ concurrentJobs: 100 });
		const names = Array.from({ length: 103 }, (_, index) => `voice_${index}`);
		const url = await publishFile('any.wav', await readFile('examples/recordings/training-1.wav'));
		await runCloning({
			account,
			operation: 'model.train',
			input: names.map((name) => ({ json: { name } })),
			parameters: {
				jobMode: 'perItem',
				trainingSource: 'url',
				url,
				newModelName: '={{ $json.name }}',
			},
			options: { concurrency: 20 },
		});
		const all = await runCloning({
			account,
			operation: 'model.getMany',
			parameters: { returnAll: true },
		});
		expect(new Set(all.items('Clone').map(({ json }) => json.name))).toEqual(new Set(names));
		expect(all.items('Clone')[0]!.json.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/);
		const some = await runCloning({
			account,
			operation: 'model.getMany',
			parameters: { limit: 7 },
		});
		expect(some.items('Clone')).toHaveLength(7);

		const search = async (filter?: string, paginationToken?: string) =>
			await listSearch(nodeTypes['n8n-nodes-voice-cloning.tencentVoiceCloning'], 'searchModels', {
				filter,
				paginationToken,
				credentialTypes,
				credentials: {
					tencentMediaLabApi: mediaLabCredentials(account),
				},
			});
		const first = await search();
		expect(first.results[0]!.value).toBe('default');
		const second = await search(undefined, String(first.paginationToken));
		expect(second.paginationToken).toBeUndefined();
		expect(first.results.length + second.results.length).toBe(104);
		expect((await search('VOICE_102')).results).toEqual([
			{ name: 'voice_102', value: 'voice_102' },
		]);
		expect((await search('nobody')).results).toEqual([]);
	});

	it.each(['tencentVoiceCloning', 'tencentSingingCloning'] as const)(
		'keeps the fields of the item beside each model, except those that the model has too: %s',
		async (node) => {
			const account = await createSilentAccount();
			const models = [{ name: 'one' }, { name: 'two' }];
			await injectFaults(account, {
				kind: 'answer',
				endpoint: 'listModels',
				text: JSON.stringify({ listModelsResponse: { total: 2, models } }),
			});
			const { items } = await runCloning({
				account,
				node,
				operation: 'model.getMany',
				input: [{ json: { row: 7, name: 'mine' } }],
				parameters: { includeInputFields: true },
			});
			expect(items('Clone')).toEqual([
				{ json: { row: 7, name: 'one' }, pairedItem: { item: 0 } },
				{ json: { row: 7, name: 'two' }, pairedItem: { item: 0 } },
			]);
		},
	);

	it('ends where the vendor ignores offset and answers the same page again', async () => {
		const account = await createSilentAccount();
		const listModelsResponse = { total: 1_000_000, models: [{ name: 'one' }, { name: 'two' }] };
		await injectFaults(account, {
			kind: 'answer',
			endpoint: 'listModels',
			text: JSON.stringify({ listModelsResponse }),
			times: 1000,
		});
		const { items } = await runCloning({
			account,
			operation: 'model.getMany',
			parameters: { returnAll: true },
		});
		expect(items('Clone').map(({ json }) => json.name)).toEqual(['one', 'two']);
		expect(await countRequests(account)).toEqual({ listModels: 2 });
	});
});
