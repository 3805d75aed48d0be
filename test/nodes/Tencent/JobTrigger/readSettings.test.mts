import { resetTriggerState } from '../../../../nodes/Tencent/JobTrigger/state';
import { createSilentAccount } from '../cloning/runCloning.mts';
import { madeUp, startTrigger } from './startTrigger.mts';

afterEach(resetTriggerState);

describe('a field of the trigger', () => {
	it.each<[string, string]>([
		['12345', '12345'],
		['null', 'any'],
	])('Custom ID Filter is taken as text where it is %s', async (expression, customId) => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, {
			verification: 'none',
			customIdFilter: `={{ ${expression} }}`,
		});
		expect((await call({ ...madeUp(), customId })).items).toHaveLength(1);
	});

	it('Shared Secret is taken as text where it is a number', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, {
			verification: 'none',
			sharedSecret: '={{ 12345 }}',
		});
		expect((await call(madeUp(), { query: '?secret=1234' })).httpStatus).toBe(403);
		expect((await call(madeUp(), { query: '?secret=12345' })).items).toHaveLength(1);
	});

	it.each([
		['sharedSecret', 'null', 'Shared Secret must be text'],
		['customIdFilter', '[1]', 'Custom ID Filter must be text'],
		['verification', '"maybe"', 'Verification must be one of getJob (Get Job), none (None)'],
		[
			'onUnverifiable',
			'1',
			'If It Cannot Be Verified must be one of reject (Reject), emit (Start Anyway)',
		],
		['events', '["ended"]', 'Events must be a list of completed (Completed), failed (Failed)'],
		['tasks', '5', 'Tasks must be a list of generate (Generate), train (Train)'],
		['outputBinaryPropertyName', '" "', 'Output Binary Field must not be empty'],
		['capabilities', '["x"]', 'Capabilities must be a list of other (Other), singingCloning'],
	])('%s is refused with its label where it is %s', async (name, expression, message) => {
		const account = await createSilentAccount();
		const parameters = { download: true, [name]: `={{ ${expression} }}` };
		const call = await startTrigger(account, parameters);
		const { httpStatus, body } = await call(madeUp());
		expect(httpStatus).toBe(500);
		expect(body).toContain(message);
	});
});
