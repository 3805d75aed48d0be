import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { injectFaults, listAllJobs, listCallbacks } from '../sandbox/account.mts';
import { startTriggers } from './support/triggers.mts';
import type { Triggers } from './support/triggers.mts';

const wanted = {
	plain: { callbackRetries: 300 },
	downloading: { parameters: { download: true, outputBinaryPropertyName: 'data' } },
	restarted: {},
	failedOnly: { parameters: { events: ['failed'] } },
	trainingOnly: { parameters: { tasks: ['train'] } },
	named: { parameters: { customIdFilter: 'podcast-*' } },
	lenient: { parameters: { onUnverifiable: 'emit' } },
	trusting: {
		parameters: {
			verification: 'none',
			capabilities: ['other', 'voiceCloning'],
			options: { simplify: false },
		},
	},
};

describe('Tencent Job Trigger in a real n8n', () => {
	let triggers: Triggers<keyof typeof wanted>;

	before(async () => (triggers = await startTriggers(wanted)));

	after(async () => await triggers?.end());

	it('runs the workflow with the job as the vendor knows it, and its audio', async () => {
		const jobId = await triggers.createJob('downloading');
		const [event] = await triggers.awaitEvents('downloading', 1);
		const { state, task, capability, verified } = event!.json;
		assert.deepEqual(
			{ jobId: event!.json.jobId, state, task, capability, verified },
			{ jobId, state: 'COMPLETED', task: 'generate', capability: 'voiceCloning', verified: true },
		);
		assert.equal(event!.binary?.data?.mimeType, 'audio/wav');
	});

	it('runs the workflow once for each event, however often and in whatever order it is posted', async () => {
		const before = (await triggers.readEvents('plain')).length;
		await injectFaults(
			triggers.accounts.plain,
			{ kind: 'doubled', endpoint: 'callback', times: 5 },
			{ kind: 'reordered', endpoint: 'callback' },
			{ kind: 'early', endpoint: 'callback', aheadMilliseconds: 1500 },
			{ kind: 'early', endpoint: 'callback', as: 'processing' },
			{ kind: 'late', endpoint: 'callback', delayMilliseconds: 500 },
			{ kind: 'forged', endpoint: 'callback', as: 'madeUp' },
		);
		const ids: string[] = [];
		for (let number = 0; number < 10; number++) ids.push(await triggers.createJob('plain'));
		const events = await triggers.awaitEvents('plain', before + 10);
		await triggers.awaitAnswers('plain');
		const jobs = await listAllJobs(triggers.accounts.plain);
		const all = await Promise.all(
			[1, 2, 3].map(
				async () =>
					await Promise.all(jobs.map(async (job) => (await triggers.post('plain', job)).status)),
			),
		);
		assert.deepEqual(new Set(all.flat()), new Set([200]));
		assert.deepEqual(events.map(({ json }) => json.jobId).sort(), ids.sort());
		assert.equal((await triggers.readEvents('plain')).length, before + 10);
	});

	it('remembers events when n8n is started again, and receives those posted while it was down', async () => {
		// One after the other, so that the second comes when the first is stored already.
		const known = [await triggers.createJob('restarted')];
		await triggers.awaitEvents('restarted', 1);
		await triggers.awaitCallbacks('restarted', 1);
		known.push(await triggers.createJob('restarted'));
		await triggers.awaitEvents('restarted', 2);
		// n8n stores what is remembered before it answers a call.
		await triggers.awaitCallbacks('restarted', 2);
		await triggers.n8n.kill();
		const missed = await triggers.createJob('restarted');
		await triggers.awaitCallbacks('restarted', 3);
		assert.ok(
			(await listCallbacks(triggers.accounts.restarted)).at(-1)!.failure,
			'nobody has answered the vendor',
		);
		await triggers.restart();
		// The vendor calls again only now: while n8n starts it answers any call with 200 before a trigger sees it.
		const callAgain = async () => {
			for (const job of await listAllJobs(triggers.accounts.restarted))
				assert.equal((await triggers.post('restarted', job)).status, 200);
		};
		await callAgain();
		await triggers.awaitEvents('restarted', 3);
		await callAgain();
		const events = await triggers.readEvents('restarted');
		assert.deepEqual(events.map(({ json }) => json.jobId).sort(), [...known, missed].sort());
	});

	it('runs the workflow only for the events that the user has chosen', async () => {
		await injectFaults(triggers.accounts.failedOnly, {
			kind: 'endState',
			endpoint: 'createJob',
			state: 4,
		});
		const failed = await triggers.createJob('failedOnly');
		await triggers.createJob('failedOnly');
		const trained = await triggers.createJob('trainingOnly', { type: 2 });
		await triggers.createJob('trainingOnly');
		const podcast = await triggers.createJob('named', { customId: 'podcast-7' });
		await triggers.createJob('named', { customId: 'other' });
		for (const [name, jobId] of [
			['failedOnly', failed],
			['trainingOnly', trained],
			['named', podcast],
		] as const) {
			await triggers.awaitCallbacks(name, 2);
			const events = await triggers.awaitEvents(name, 1);
			assert.deepEqual(
				events.map(({ json }) => json.jobId),
				[jobId],
				name,
			);
			assert.deepEqual(
				(await listCallbacks(triggers.accounts[name])).map(({ httpStatus }) => httpStatus),
				[200, 200],
			);
		}
	});

	it('answers 503 where the vendor cannot be asked, or puts the event out unverified where the user wants it so', async () => {
		const down = { kind: 'status', endpoint: 'getJob', status: 503, times: 5 } as const;
		await injectFaults(triggers.accounts.lenient, down);
		const jobId = await triggers.createJob('lenient');
		const [event] = await triggers.awaitEvents('lenient', 1);
		assert.deepEqual([event!.json.jobId, event!.json.verified], [jobId, false]);

		await injectFaults(triggers.accounts.named, down);
		await triggers.createJob('named', { customId: 'podcast-8' });
		await triggers.awaitCallbacks('named', 3);
		assert.equal((await listCallbacks(triggers.accounts.named)).at(-1)!.httpStatus, 503);
		const [job] = (await listAllJobs(triggers.accounts.named)).slice(-1);
		assert.equal(
			(await triggers.post('named', job)).status,
			200,
			'a further call, when the vendor answers again',
		);
		assert.equal((await triggers.awaitEvents('named', 2)).length, 2);
	});

	it('passes jobs of other capabilities through as they were posted', async () => {
		const job = {
			id: randomUUID(),
			state: 3,
			outputs: [
				{
					smartContentDescriptor: { musicBeat: { model: 2 } },
					smartContentResult: { musicBeat: { beat: '/a.json' } },
				},
			],
			somethingNew: { nested: [1, 2] },
		};
		assert.equal((await triggers.post('trusting', job)).status, 200);
		const [event] = await triggers.awaitEvents('trusting', 1);
		assert.deepEqual(event!.json, { ...job, verified: false });
	});
});
