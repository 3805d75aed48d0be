import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { listAllJobs, listObjects } from '../../../../../sandbox/account.mts';
import { createSilentAccount } from '../../runCloning.mts';
import { narrate } from '../narrate.mts';
import { narrateLines, shownTexts } from './narrateLines.mts';

afterAll(removeTemporaryData);

describe('lines that are equal', () => {
	it('are paid for once in a script, and said each time', async () => {
		const account = await createSilentAccount();
		const lines = ['Mary: Yes.', 'John: No.', 'Mary: Yes.', 'Anna: Yes.'];
		const { spoken, item } = await narrateLines(account, lines);
		expect(spoken).toEqual(['Yes.', 'No.']);
		expect(shownTexts(item.json)).toEqual(['Yes.', 'No.', 'Yes.', 'Yes.']);
		expect(item.json.reused).toBe(0);
	});

	it('never replace each other in several scripts of a run, and are reused in each of them', async () => {
		const account = await createSilentAccount();
		const run = {
			account,
			input: [{ json: { text: 'One. Two.' } }, { json: { text: 'Two. Three.' } }],
		};
		const first = await narrate('={{ $json.text }}', run);
		expect(first.items('Clone').map(({ json }) => json.reused)).toEqual([0, 0]);
		expect(new Set(await listObjects(account)).size).toBe(4);
		const again = await narrate('={{ $json.text }}', run);
		expect(again.items('Clone').map(({ json }) => json.reused)).toEqual([2, 2]);
		expect(await listAllJobs(account)).toHaveLength(2);
	});
});
