import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import type { SandboxAccount } from '../sandbox/account.mts';
import { createSilentAccount } from '../nodes/Tencent/cloning/runCloning.mts';
import { listForms } from '../support/nodeForms.mts';
import { fillForm, runForm } from '../support/runForm.mts';
import { hostileSayings } from './support/hostileValues.mts';
import { requirePlainRun } from './support/plainTexts.mts';
import { tryFor } from './support/tryFor.mts';
import { spoiled } from './support/spoil.mts';
import { startVendor } from './support/startVendor.mts';
import type { Vendor, VendorAnswer } from './support/startVendor.mts';

let vendor: Vendor;
let account: SandboxAccount;

beforeAll(async () => {
	vendor = await startVendor();
	account = await createSilentAccount();
});
afterAll(async () => {
	await vendor.close();
	removeTemporaryData();
});

const STOP_AFTER = 2000;

const job = {
	id: '1',
	state: 3,
	customId: 'c',
	callback: 'https://example.com/',
	timing: { createdAt: '1700000000000', startedAt: '1700000001000', completedAt: '1700000002000' },
	inputs: [{ sourceData: 'Hello' }],
	outputs: [
		{
			contentId: 'a',
			destination: '/d',
			inputSelectors: [0],
			smartContentDescriptor: { outputPrefix: 'p', voiceCloning: { type: 1, modelName: 'm' } },
			smartContentResult: { voiceCloning: { modelName: 'm', voiceName: 'pout.wav' } },
		},
	],
	message: '10004 Engine Error',
};
/** What an answer to each operation looks like. */
const answers: Record<string, object> = {
	'job.get': { requestId: 'r', getJobResponse: { job } },
	'job.getMany': { requestId: 'r', listJobsResponse: { jobs: [job, job], total: 2 } },
	'model.getMany': {
		requestId: 'r',
		listModelsResponse: { models: [{ name: 'm', createdAt: '1700000000000' }], total: 1 },
	},
	'audio.generate': { requestId: 'r', createJobResponse: { job }, listJobsResponse: { jobs: [] } },
	convert: { status_code: 20000000, status_text: 'OK', task_id: 't', payload: '{}', data: 'AAAA' },
};

const forms = listForms().filter(({ nodeType, chosen }) => {
	return nodeType.execute && Object.values(chosen).join('.') in answers;
});

const statuses = fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 413);

/** Something like the answer, also as a refusal, broken off, or no JSON at all. */
function answersLike(answer: object): fc.Arbitrary<VendorAnswer> {
	const texts = fc.oneof(
		{ weight: 6, arbitrary: spoiled(answer).map((json) => JSON.stringify(json) ?? '') },
		{
			weight: 2,
			arbitrary: hostileSayings.map((said) =>
				JSON.stringify({ errorResponse: said, message: said }),
			),
		},
		fc.nat({ max: 400 }).map((end) => JSON.stringify(answer).slice(0, end)),
		hostileSayings.map((said) => JSON.stringify(said)),
		fc.constantFrom('', '<html><title>Sign in</title>', `${'['.repeat(5000)}`, '\ufeff{}'),
	);
	return fc.record({ status: statuses, body: texts });
}

describe('whatever a vendor answers', () => {
	it.each(forms.map((form) => [form.title, form] as const))(
		'%s never crashes and says nothing raw',
		async (_title, form) => {
			const answer = answers[Object.values(form.chosen).join('.')]!;
			const tries = fc.record({ answer: answersLike(answer), simplify: fc.boolean() });
			await tryFor(2000, fc.array(tries, { minLength: 8, maxLength: 8 }), async (batch) => {
				await Promise.all(
					batch.map(async ({ answer, simplify }) => {
						const parameters = { ...fillForm(form, account), jobId: '1', customId: 'c' };
						const options: INodeParameters =
							form.chosen.operation === 'convert' ? { retries: 0 } : { simplify };
						const run = await runForm(
							form,
							account,
							{ ...parameters, waitMode: 'none', options },
							{
								onError: 'continueRegularOutput',
								vendorUrl: vendor.answerWith(answer),
								signal: AbortSignal.timeout(STOP_AFTER),
							},
						);
						requirePlainRun(run);
					}),
				);
			});
		},
		30_000,
	);
});
