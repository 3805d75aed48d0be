import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { signIn } from '../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../tools/n8n/index.mts';
import { publishFile } from '../sandbox/account.mts';
import type { FaultRequest } from '../sandbox/account.mts';
import type { Step } from './support/operations/operationWorkflow.mts';
import { asker, runOperation } from './support/operations/runOperation.mts';
import type { GivenItem } from './support/operations/runOperation.mts';
import { convert, generate, read, train } from './support/operations/steps.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';

interface FailingCase {
	title: string;
	steps: Step[];
	/** What is wrong with the second of three items. */
	wrong?: Partial<GivenItem>;
	/** What goes wrong at the vendor instead. */
	faults?: FaultRequest[];
	error: RegExp;
}

const failing: FailingCase[] = [
	{
		title: 'SAMI Voice Conversion: the address is none',
		steps: [convert('url')],
		wrong: { url: 'not an address' },
		error: /^Recording URL must be a complete http/,
	},
	{
		title: 'SAMI Voice Conversion: SAMI does not take the recording',
		steps: [convert('url', { concurrency: 1 })],
		faults: [{ kind: 'code', endpoint: 'invoke', code: 40000001, fromRequest: 2 }],
		error: /^SAMI /,
	},
	{
		title: 'Tencent Voice Cloning, generate: the text is empty',
		steps: [generate('tencentVoiceCloning', { inputSource: 'text' })],
		wrong: { text: '' },
		error: /^The text is empty$/,
	},
	{
		title: 'Tencent Voice Cloning, generate: the vendor does not take the job',
		steps: [
			generate('tencentVoiceCloning', { inputSource: 'text' }, { options: { concurrency: 1 } }),
		],
		faults: [{ kind: 'errorResponse', endpoint: 'createJob', message: 'no', fromRequest: 2 }],
		error: /refused the request: no$/,
	},
	{
		title: 'Tencent Voice Cloning, generate: the job fails at the vendor',
		steps: [
			generate('tencentVoiceCloning', { inputSource: 'text' }, { options: { concurrency: 1 } }),
		],
		faults: [{ kind: 'endState', endpoint: 'createJob', state: 4, fromRequest: 2 }],
		error: /^Job \S+ failed at Tencent Media Lab/,
	},
	{
		title: 'Tencent Singing Cloning, train: the name is none',
		steps: [train('tencentSingingCloning', { jobMode: 'perItem', trainingSource: 'url' })],
		wrong: { name: 'not a name' },
		error: /^Model Name must have/,
	},
	{
		title: 'Tencent Singing Cloning, get a job: there is none with the ID',
		steps: [
			generate('tencentSingingCloning', { inputSource: 'text' }),
			read('tencentSingingCloning', 'job', {
				operation: 'get',
				jobId: "={{ $('Items').item.json.jobId ?? $json.jobId }}",
			}),
		],
		wrong: { jobId: 'no-such-job' },
		error: /the job does not exist$/,
	},
];

describe('On Error → Continue in a real n8n, with a bad item among good ones', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let url: string;

	before(async () => {
		prepared = await preparePackageInN8n();
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		url = await publishFile('continue.wav', await readFile('examples/recordings/speech.wav'));
	});

	after(async () => await prepared?.end());

	for (const { title, steps, wrong = {}, faults, error } of failing) {
		const items = (): GivenItem[] => [
			{ name: 'first', text: 'One', url },
			{ name: 'second', text: 'Two', url, ...wrong },
			{ name: 'third', text: 'Three', url },
		];
		const bad = wrong.name ?? 'second';

		it(`puts a bad item out in its place, with what to do: ${title}`, async () => {
			const operation = { steps, onError: 'continueRegularOutput' as const };
			const { execution, answers, failures } = await runOperation(
				{ n8n, session },
				operation,
				items(),
				faults,
			);
			assert.equal(execution.error, undefined);
			assert.deepEqual(
				answers.map(({ from, asker }) => ({ from, asker })),
				['first', bad, 'third'].map((from) => ({ from, asker })),
			);
			assert.deepEqual(
				answers.map(({ error }) => error !== undefined),
				[false, true, false],
			);
			assert.match(String(answers[1]!.error), error);
			assert.match(String(answers[1]!.message), /^[A-Z].{20,}/);
			assert.deepEqual(failures, []);
		});

		it(`puts a bad item out of the error output: ${title}`, async () => {
			const operation = { steps, onError: 'continueErrorOutput' as const };
			const { execution, answers, failures } = await runOperation(
				{ n8n, session },
				operation,
				items(),
				faults,
			);
			assert.equal(execution.error, undefined);
			assert.deepEqual(
				answers.map(({ from, error }) => ({ from, error })),
				['first', 'third'].map((from) => ({ from, error: undefined })),
			);
			assert.deepEqual(
				failures.map(({ from, asker }) => ({ from, asker })),
				[{ from: bad, asker }],
			);
			assert.match(String(failures[0]!.error), error);
		});
	}
});
