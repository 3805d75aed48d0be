import assert from 'node:assert/strict';
import { listAllJobs, listObjects } from '../../../sandbox/account.mts';
import type { OperationCase } from './operationCase.mts';
import { generate, read, train } from './steps.mts';
import type { CloningNode } from './steps.mts';

const completed = { state: 'COMPLETED' };
const longText = 'This sentence is one of many that are spoken one after the other. '
	.repeat(10)
	.trim();

/** All that a cloning node does, but for what `suspend` does. */
export function cloningOperations(node: CloningNode, capability: string): OperationCase[] {
	const generated = { ...completed, capability, task: 'generate' };
	const trained = { ...completed, capability, task: 'train' };
	const isDownloaded = { download: true };
	/** The documented examples name results out.wav and out.mp3. */
	const audio = capability === 'singingCloning' ? 'mp3' : 'wav';
	const operations: OperationCase[] = [
		{
			title: 'generates from a text and waits',
			steps: [generate(node, { inputSource: 'text' })],
			answer: generated,
			requests: { createJob: 2, cosGet: 0 },
		},
		{
			title: 'generates from a text, waits and downloads',
			steps: [generate(node, { inputSource: 'text' }, isDownloaded)],
			answer: generated,
			audio,
			requests: { createJob: 2, cosGet: 2 },
		},
		{
			title: 'generates from a text and does not wait',
			steps: [generate(node, { inputSource: 'text' }, { waitMode: 'none' })],
			answer: { capability, task: 'generate', state: 'SUBMITTED' },
			requests: { createJob: 2, getJob: 0 },
		},
		{
			title: 'generates from a long text and joins the parts',
			steps: [generate(node, { inputSource: 'text' }, isDownloaded)],
			names: ['long'],
			text: longText,
			answer: generated,
			audio,
			requests: { createJob: 1 },
			check: ({ answers: [answer], audio: [audio] }) => {
				assert.equal((answer!.files as unknown[]).length, 2);
				assert.ok(audio!.length > 100_000);
			},
		},
		{
			title: 'generates from a URL',
			steps: [generate(node, { inputSource: 'url' }, isDownloaded)],
			answer: generated,
			audio,
			requests: { createJob: 2, cosPut: 0 },
		},
		{
			title: 'generates from a binary file by COS, and removes the upload',
			steps: [generate(node, { inputSource: 'binary' }, isDownloaded)],
			fetchesRecordings: true,
			answer: generated,
			audio,
			requests: { createJob: 2, cosPut: 2, cosGetPresigned: 2, cosDelete: 2 },
			check: async ({ account, answers }) =>
				assert.deepEqual(
					(await listObjects(account)).sort(),
					answers.map(({ path }) => path).sort(),
				),
		},
		{
			title: 'generates from a binary file by a signed URL of n8n',
			steps: [
				generate(
					node,
					{ inputSource: 'binary' },
					{ ...isDownloaded, options: { binaryUpload: 'signedUrl' } },
				),
			],
			fetchesRecordings: true,
			answer: generated,
			audio,
			requests: { createJob: 2, cosPut: 0 },
			check: async ({ account }, n8n) => {
				const { port } = new URL(n8n.url);
				for (const { inputs } of await listAllJobs(account)) {
					assert.match(
						inputs[0]!.url!,
						new RegExp(`^http://[^/]+:${port}/rest/binary-data/signed\\?token=`),
					);
				}
			},
		},
		{
			title: 'generates from a repository what it has generated before',
			steps: [
				generate(node, { inputSource: 'text' }),
				generate(
					node,
					{
						inputSource: 'repository',
						repositoryId: '={{ $json.contentId }}',
						repositoryPath: '=/{{ $json.path }}',
					},
					isDownloaded,
				),
			],
			answer: generated,
			audio,
			requests: { createJob: 4 },
		},
		{
			title: 'trains a model for each item',
			steps: [train(node, { jobMode: 'perItem', trainingSource: 'url' })],
			answer: trained,
			requests: { createJob: 2 },
			check: ({ answers }) =>
				assert.deepEqual(
					answers.map(({ modelName }) => modelName),
					['first', 'second'],
				),
		},
		{
			title: 'trains a model for each item and does not wait',
			steps: [train(node, { jobMode: 'perItem', trainingSource: 'url', waitMode: 'none' })],
			answer: { capability, task: 'train', state: 'SUBMITTED' },
			requests: { createJob: 2, getJob: 0 },
		},
		{
			title: 'trains one model with the recordings of all items',
			names: ['both', 'both'],
			steps: [train(node, { jobMode: 'allItems', trainingSource: 'binary' })],
			fetchesRecordings: true,
			joinsItems: true,
			answer: { ...trained, modelName: 'both' },
			requests: { createJob: 1, cosPut: 2, cosGetPresigned: 2, cosDelete: 2 },
			check: async ({ account }) => assert.equal((await listAllJobs(account))[0]!.inputs.length, 2),
		},
		{
			title: 'lists the models that it has trained',
			steps: [
				train(node, { jobMode: 'perItem', trainingSource: 'url' }),
				read(node, 'model', { operation: 'getMany', returnAll: true }),
			],
			names: ['only'],
			answer: { name: 'only' },
			requests: { createJob: 1, listModels: 1 },
		},
		{
			title: 'gets a job and downloads its audio',
			steps: [
				generate(node, { inputSource: 'text' }),
				read(node, 'job', { operation: 'get', jobId: '={{ $json.jobId }}', ...isDownloaded }),
			],
			answer: generated,
			audio,
			requests: { createJob: 2, getJob: 2, cosGet: 2 },
		},
		{
			title: 'gets the jobs of a custom ID',
			steps: [
				generate(node, { inputSource: 'text' }, { options: { customId: '={{ $json.name }}' } }),
				read(node, 'job', { operation: 'getMany', customId: '={{ $json.customId }}' }),
			],
			answer: generated,
			requests: { createJob: 2 },
			check: ({ answers }) =>
				assert.deepEqual(
					answers.map(({ customId }) => customId),
					['first', 'second'],
				),
		},
	];
	return operations.map((operation) => ({ ...operation, title: `${node} ${operation.title}` }));
}
