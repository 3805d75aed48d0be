import fc from 'fast-check';
import type { INodeParameters, OnError } from 'n8n-workflow';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { reportTraffic } from '../sandbox/account.mts';
import type { SandboxAccount } from '../sandbox/account.mts';
import { createSilentAccount } from '../nodes/Tencent/cloning/runCloning.mts';
import { listForms, setField } from '../support/nodeForms.mts';
import type { FormField, NodeForm } from '../support/nodeForms.mts';
import { fillForm, runForm } from '../support/runForm.mts';
import { hostileValues } from './support/hostileValues.mts';
import { requirePlainRun } from './support/plainTexts.mts';
import { tryFor } from './support/tryFor.mts';

afterAll(removeTemporaryData);

/** A run that waits as long as the values say is stopped, as a user does; in milliseconds. */
const STOP_AFTER = 2000;

const forms = listForms().filter(({ nodeType }) => nodeType.execute);
const fields = forms.flatMap((form) => form.fields.map((field) => ({ form, field })));

/** Runs a node with a field set to what an expression returns, another value for each item. */
async function enter(
	account: SandboxAccount,
	{ form, field }: { form: NodeForm; field: FormField },
	values: unknown[],
	onError: OnError,
): Promise<void> {
	const expression = '={{ $json.value }}';
	const isLocator = field.property.type === 'resourceLocator';
	const value = isLocator ? { __rl: true, mode: 'id', value: expression } : expression;
	const parameters = setField(fillForm(form, account), field, value) as INodeParameters;
	const input = values.map((each) => ({ json: { value: each as never } }));
	const signal = AbortSignal.timeout(STOP_AFTER);
	requirePlainRun(await runForm(form, account, parameters, { input, onError, signal }));
}

/** What a vendor that keeps to its documentation may answer to what a user enters. */
const ANSWERED =
	/the job does not exist|the repository does not exist|the model does not exist|need unique/;
/** SAMI's codes for an empty or malformed payload, and for an empty URL. */
const MALFORMED = [40000020, 40000021, 40000023];

/** Whether the sandbox refused a request because the documentation forbids it. */
function isUndocumented({ endpoint, code }: { endpoint: string; code?: unknown }): boolean {
	if (endpoint === 'invoke') return MALFORMED.includes(Number(code));
	return typeof code === 'string' && !ANSWERED.test(code);
}

describe('whatever an expression returns', () => {
	it('there are all fields of all nodes to set', () => {
		expect(fields.length).toBeGreaterThan(150);
	});

	it('a node never crashes, says nothing raw, and asks for nothing that is not documented', async () => {
		const account = await createSilentAccount();
		// Each field in turn, so that all have their share whatever the time.
		let turn = 0;
		const tries = fc.tuple(
			fc.array(hostileValues, { minLength: 4, maxLength: 8 }),
			fc.constantFrom<OnError>('stopWorkflow', 'continueRegularOutput'),
		);
		await tryFor(20_000, fc.array(tries, { minLength: 8, maxLength: 8 }), async (batch) => {
			const chosen = batch.map((each) => ({ each, of: fields[turn++ % fields.length]! }));
			await Promise.all(
				chosen.map(async ({ each: [values, onError], of }) => {
					try {
						await enter(account, of, values, onError);
					} catch (cause) {
						const what = `${of.field.property.displayName} of ${of.form.title}`;
						throw new Error(`${what}, ${JSON.stringify(values)}: ${String(cause)}`, { cause });
					}
				}),
			);
		});
		const undocumented = (await reportTraffic(account)).requests.filter(isUndocumented);
		expect(undocumented).toEqual([]);
		expect(turn).toBeGreaterThan(fields.length / 2);
	}, 60_000);
});
