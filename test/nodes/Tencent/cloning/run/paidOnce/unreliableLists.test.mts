import type { WorkflowRun } from '../../../../../../tools/engine/index.mts';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../../../sandbox/account.mts';
import { createSilentAccount, runCloning } from '../../runCloning.mts';
import { CELLS, CUSTOM_IDS, ITEM_COUNT, UNRELIABLE_LISTS } from './cells.mts';

afterAll(removeTemporaryData);

const createJob = { endpoint: 'createJob' } as const;
const refused: FaultRequest = {
	...createJob,
	kind: 'errorResponse',
	message: 'createJobRequest.inputs[0].sourceData: not now',
};
const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
const texts = Array.from({ length: ITEM_COUNT }, (_, index) => `Text ${index}.`);
const speak = (sentences: string[]) => sentences.map((text) => ({ json: { text } }));

type Run = Partial<Parameters<typeof runCloning>[0]> & { uniqueNames?: boolean };

/** One after the other, so that faults hit the items they are meant for. */
async function createAll(
	account: SandboxAccount,
	owner: string,
	{ uniqueNames = true, ...run }: Run = {},
): Promise<WorkflowRun> {
	return await runCloning({
		account,
		input: speak(texts),
		parameters: { text: '={{ $json.text }}', waitMode: 'none' },
		options: { concurrency: 1, uniqueNames, ...CUSTOM_IDS[owner] },
		...run,
	});
}

async function createCell(list: string, ...faults: FaultRequest[]): Promise<SandboxAccount> {
	const account = await createSilentAccount({
		...UNRELIABLE_LISTS[list],
		queueMilliseconds: 600_000,
	});
	await injectFaults(account, ...faults);
	return account;
}

const idsOf = (...runs: WorkflowRun[]) =>
	runs.flatMap(({ items }) => items('Clone').map(({ json }) => String(json.jobId))).sort();

async function createdIds(account: SandboxAccount): Promise<string[]> {
	return (await listAllJobs(account)).map(({ id }) => id).sort();
}

describe('Each item has one job and no more, while lists are unreliable,', () => {
	it.concurrent.each(CELLS)(
		'when Retry On Fail tries again (list %s, Custom ID %s)',
		async (list, owner) => {
			const account = await createCell(list, { ...refused, fromRequest: ITEM_COUNT });
			const run = await createAll(account, owner, { settings: retry });
			expect(idsOf(run)).toEqual(await createdIds(account));
			expect(idsOf(run)).toHaveLength(ITEM_COUNT);
		},
	);

	it.concurrent.each(CELLS)(
		'when all items have the same text (list %s, Custom ID %s)',
		async (list, owner) => {
			const account = await createCell(list, { ...refused, fromRequest: ITEM_COUNT });
			const run = await createAll(account, owner, {
				input: speak(texts.map(() => 'The same.')),
				uniqueNames: false,
				settings: retry,
			});
			expect(idsOf(run)).toEqual(await createdIds(account));
			expect(idsOf(run)).toHaveLength(ITEM_COUNT);
		},
	);

	it.concurrent.each(
		CELLS.flatMap((cell) => [[...cell, true] as const, [...cell, false] as const]),
	)(
		'when two executions run at once (list %s, Custom ID %s, unique names %s)',
		async (list, owner, uniqueNames) => {
			const account = await createCell(list);
			const run = async () =>
				await createAll(account, owner, { input: speak(texts.slice(0, 6)), uniqueNames });
			const runs = await Promise.all([run(), run()]);
			expect(idsOf(...runs)).toEqual(await createdIds(account));
			expect(new Set(idsOf(...runs)).size).toBe(12);
		},
	);

	it.concurrent.each(CELLS)(
		'when the execution is stopped (list %s, Custom ID %s)',
		async (list, owner) => {
			const account = await createCell(list, {
				...createJob,
				kind: 'delay',
				// Long enough to stop it before the next item is created, however busy the machine is.
				delayMilliseconds: 5000,
				effect: 'done',
				fromRequest: 5,
			});
			const cancellation = new AbortController();
			const running = createAll(account, owner, { signal: cancellation.signal, settings: retry });
			while ((await listAllJobs(account)).length < 5) await new Promise(setImmediate);
			cancellation.abort();
			const run = await running;
			expect(run.run.status).toBe('canceled');
			expect(idsOf(run)).toEqual(await createdIds(account));
			expect(idsOf(run)).toHaveLength(5);
		},
	);
});
