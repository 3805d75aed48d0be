import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { listExecutions } from '../../tools/n8n/index.mts';
import { listCallbacks } from '../sandbox/account.mts';
import { measureKeptMemory } from './support/measureKeptMemory.mts';
import { startTriggers } from './support/triggers.mts';
import type { Triggers } from './support/triggers.mts';

const wanted = {
	plain: {},
	secret: { parameters: { sharedSecret: 'open sesame' } },
};

describe('Tencent Job Trigger that strangers call', () => {
	let triggers: Triggers<keyof typeof wanted>;

	before(async () => (triggers = await startTriggers(wanted)));

	after(async () => await triggers?.end());

	it('refuses calls without its secret, and never shows it', async () => {
		await triggers.createJob('secret');
		await triggers.createJob('secret', { query: '?secret=wrong' });
		const jobId = await triggers.createJob('secret', { query: '?secret=open%20sesame' });
		await triggers.awaitCallbacks('secret', 3);
		const events = await triggers.awaitEvents('secret', 1);
		assert.deepEqual(
			events.map(({ json }) => json.jobId),
			[jobId],
		);
		const statuses = (await listCallbacks(triggers.accounts.secret))
			.map(({ httpStatus }) => httpStatus)
			.sort();
		assert.deepEqual(statuses, [200, 403, 403]);
		assert.doesNotMatch(triggers.n8n.logs(), /sesame/);
	});

	it('refuses what is not a job, and runs nothing', async () => {
		const before = (await listExecutions(triggers.session, 'plain')).length;
		const job = {
			id: randomUUID(),
			state: 3,
			outputs: [{ smartContentDescriptor: { voiceCloning: { type: 1 } } }],
		};
		const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
		const refused: Array<[status: number, Response]> = [
			[403, await triggers.post('plain', JSON.stringify(job), { type: 'text/plain' })],
			[
				400,
				await triggers.post('plain', 'id=1&state=3', { type: 'application/x-www-form-urlencoded' }),
			],
			[400, await triggers.post('plain', '<job><id>1</id></job>', { type: 'application/xml' })],
			[422, await triggers.post('plain', '{"id": ')],
			[400, await triggers.post('plain', '[]')],
			[400, await triggers.post('plain', { state: 3 })],
			[400, await triggers.post('plain', { ...job, id: 'x'.repeat(1000) })],
			[400, await triggers.post('plain', `{"id":"1","state":3,"deep":${nested}}`)],
			[413, await triggers.post('plain', { ...job, padding: 'x'.repeat(2 ** 23) })],
			[403, await triggers.post('plain', job)],
		];
		for (const [status, answer] of refused)
			assert.equal(answer.status, status, await answer.text());
		assert.equal((await listExecutions(triggers.session, 'plain')).length, before);
		assert.match(triggers.n8n.logs(), /Tencent Job Trigger rejected a request with HTTP 4/);
	});

	it('withstands 1,000 forged calls without a run, a flood of errors, or keeping what was posted', async () => {
		const before = (await listExecutions(triggers.session, 'plain')).length;
		const forge = (padding = '') => ({
			id: randomUUID(),
			state: 3,
			outputs: [{ smartContentDescriptor: { voiceCloning: { type: 1 } } }],
			padding,
		});
		// Half of the calls are so large that all together are far more than may be kept.
		const large = 'x'.repeat(400_000);
		const storm = async (calls: number, padding: string) => {
			const statuses: Record<number, number> = {};
			// So few at a time that the vendor can be asked for each while its caller waits, on a busy machine too.
			for (let sent = 0; sent < calls; sent += 4) {
				const answers = await Promise.all(
					Array.from(
						{ length: 4 },
						async (_, number) =>
							(await triggers.post('plain', forge(number % 2 === 0 ? padding : ''))).status,
					),
				);
				for (const status of answers) statuses[status] = (statuses[status] ?? 0) + 1;
			}
			return statuses;
		};
		await storm(100, large);
		const memoryBefore = await measureKeptMemory(triggers.n8n);
		const logBefore = triggers.n8n.logs().length;
		const started = performance.now();
		assert.deepEqual(await storm(1000, large), { 403: 1000 });
		const minutes = (performance.now() - started) / 60_000;
		// Node's inspector, which measures, writes there too.
		const lines = triggers.n8n
			.logs()
			.slice(logBefore)
			.split('\n')
			.filter((line) => !/^(Debugger |For help|$)/.test(line));
		const megabytes = (await measureKeptMemory(triggers.n8n)) - memoryBefore;
		console.log(
			`1000 forged calls: ${lines.length} lines in the log, ${megabytes.toFixed(0)} MB more memory`,
		);
		assert.equal((await listExecutions(triggers.session, 'plain')).length, before);
		assert.ok(lines.length <= minutes + 1, `in ${minutes} minutes: ${lines.join('\n')}`);
		assert.ok(megabytes < 50, `${megabytes} MB`);
	});
});
