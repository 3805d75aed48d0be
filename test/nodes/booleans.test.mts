import type { INodeParameters } from 'n8n-workflow';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { reportTraffic } from '../sandbox/account.mts';
import type { SandboxAccount } from '../sandbox/account.mts';
import { listForms, setField } from '../support/nodeForms.mts';
import type { FormField, NodeForm } from '../support/nodeForms.mts';
import { fillForm, runForm } from '../support/runForm.mts';
import { createSilentAccount, readFailure } from './Tencent/cloning/runCloning.mts';

afterAll(removeTemporaryData);

/** Of the nodes that run on items. */
const forms = listForms().filter(({ nodeType }) => nodeType.execute);
const booleans = forms.flatMap((form) =>
	form.fields
		.filter(({ property }) => property.type === 'boolean')
		.map((field): [string, string, NodeForm, FormField] => [
			field.property.displayName,
			form.title,
			form,
			field,
		]),
);

/** Why a node refuses to run with a boolean set to what an expression returns. */
async function enter(
	account: SandboxAccount,
	form: NodeForm,
	field: FormField,
	expression: string,
): Promise<string> {
	const value = `={{ ${expression} }}`;
	const parameters = setField(fillForm(form, account), field, value) as INodeParameters;
	return readFailure(await runForm(form, account, parameters)).message;
}

it('there are booleans in all of these nodes', () => {
	expect(new Set(booleans.map(([, , { nodeType }]) => nodeType.description.name)).size).toBe(3);
	expect(booleans.length).toBeGreaterThan(25);
});

describe.each(booleans)('%s of %s', (label, _title, form, field) => {
	it('is refused with its label where an expression returns something else, before anything is sent', async () => {
		const account = await createSilentAccount();
		for (const expression of ['"maybe"', '2', 'null'])
			expect(await enter(account, form, field, expression)).toBe(`${label} must be true or false`);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('is taken as it is meant where an expression returns text', async () => {
		const account = await createSilentAccount();
		const message = await enter(account, form, field, '" True "');
		expect(message).not.toContain('must be true or false');
	});
});
