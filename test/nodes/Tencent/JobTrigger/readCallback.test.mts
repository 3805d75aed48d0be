import { resetTriggerState } from '../../../../nodes/Tencent/JobTrigger/state';
import type { Post } from '../../../../tools/engine/index.mts';
import { countRequests } from '../../../sandbox/account.mts';
import { createSilentAccount } from '../cloning/runCloning.mts';
import { createEndedJob, madeUp, startTrigger } from './startTrigger.mts';

afterEach(resetTriggerState);

describe('a trigger with a shared secret', () => {
	const sharedSecret = 'open sesame & more';

	it('refuses calls without the secret, or with another', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, { sharedSecret });
		const job = await createEndedJob(account);
		for (const query of [
			'',
			'?secret=',
			'?secret=open',
			'?secret=a&secret=b',
			'?Secret=open%20sesame%20%26%20more',
		]) {
			const { httpStatus, items, body } = await call(job, { query });
			expect([httpStatus, items]).toEqual([403, undefined]);
			expect(body).not.toContain('sesame');
		}
		expect((await call(job, { query: '?secret=open%20sesame%20%26%20more' })).items).toHaveLength(
			1,
		);
	});

	it('never shows the secret', async () => {
		const account = await createSilentAccount();
		const call = await startTrigger(account, {
			sharedSecret: 'sesame',
			options: { simplify: false },
		});
		const callback = 'https://example.com/webhook/1?a=1&secret=sesame';
		const job = await createEndedJob(account, { options: { callback } });
		const { items } = await call(job, { query: '?secret=sesame' });
		expect(items![0]!.json.callback).toBe('https://example.com/webhook/1?a=1&secret=…');
	});
});

describe('a call of the trigger', () => {
	it('is refused when it is not a job', async () => {
		const call = await startTrigger(await createSilentAccount());
		const deep = `{"id":"1","state":3,"deep":${'['.repeat(5000)}${']'.repeat(5000)}}`;
		const refused: Array<[httpStatus: number, body: unknown, post?: Partial<Post>]> = [
			[400, 'id=1&state=3', { contentType: 'application/x-www-form-urlencoded' }],
			[400, '<job><id>1</id></job>', { contentType: 'text/html' }],
			[400, '', { contentType: 'text/plain' }],
			[400, { job: { state: 3 } }],
			[400, '[]'],
			[400, '"text"'],
			[400, 'null'],
			[400, { state: 3 }],
			[400, { ...madeUp(), id: null }],
			[400, { ...madeUp(), id: 'x'.repeat(201) }],
			[413, { ...madeUp(), inputs: Array(100_000).fill({}) }],
			[400, deep],
			[413, { ...madeUp(), padding: 'x'.repeat(2 ** 23) }],
		];
		for (const [expected, body, post] of refused) {
			const { httpStatus, items } = await call(body, post);
			expect([httpStatus, items]).toEqual([expected, undefined]);
		}
	});

	it('is refused when it has a list that is longer than any of a job', async () => {
		const call = await startTrigger(await createSilentAccount(), { verification: 'none' });
		const posted = { ...madeUp(), outputs: Array(1297).fill({}) };
		for (const body of [posted, { job: posted }, { getJobResponse: { job: posted } }]) {
			const { httpStatus, items } = await call(body);
			expect([httpStatus, items]).toEqual([413, undefined]);
		}
	});

	it('that is verified costs little time, however many of its fields are unreadable', async () => {
		const call = await startTrigger(await createSilentAccount());
		const unreadable = {
			contentId: {},
			destination: {},
			smartContentDescriptor: { outputPrefix: {} },
		};
		const outputs = Array(1296).fill(unreadable);
		const padding = JSON.stringify(outputs);
		const measure = async (body: object) => {
			const before = process.threadCpuUsage();
			for (let done = 0; done < 5; done += 1) await call({ ...madeUp(), ...body });
			const { user, system } = process.threadCpuUsage(before);
			return user + system;
		};
		await measure({});
		expect(await measure({ outputs })).toBeLessThan(3 * (await measure({ padding })));
	});

	it('is read when it is the largest job there can be: 1,296 long Chinese texts', async () => {
		const call = await startTrigger(await createSilentAccount(), { verification: 'none' });
		const { httpStatus, items } = await call(largestJob());
		expect([httpStatus, items?.length]).toEqual([200, 1]);
	});

	it.each(['getJob', 'none'])(
		'is refused when its ID is not one that a job can have, even if the trigger is set to start anyway (%s)',
		async (verification) => {
			const account = await createSilentAccount();
			const call = await startTrigger(account, { verification, onUnverifiable: 'emit' });
			for (const id of ['', ' ', '\t\n', '\u00a0', '\u200b', '\u0000', '\ud800', ' 1', 'a b']) {
				const { httpStatus, items } = await call({ ...madeUp(), id });
				expect([id, httpStatus, items]).toEqual([id, 400, undefined]);
			}
			expect(await countRequests(account)).toEqual({});
		},
	);

	it('is read without a Custom ID that is longer than one can be', async () => {
		const call = await startTrigger(await createSilentAccount(), { verification: 'none' });
		const { items } = await call({ ...madeUp(), customId: 'x'.repeat(100_000) });
		expect(items![0]!.json.customId === undefined).toBe(true);
		const filtered = await startTrigger(await createSilentAccount(), {
			verification: 'none',
			customIdFilter: 'x*',
		});
		const { httpStatus } = await filtered({ ...madeUp(), customId: 'x'.repeat(100_000) });
		expect(httpStatus).toBe(200);
	});

	it.each([
		'application/json; charset=utf-8',
		'text/plain',
		'application/octet-stream',
		'application/x-www-form-urlencoded',
		'text/html',
		null,
	])('is read as JSON with the Content-Type %p', async (callbackContentType) => {
		const account = await createSilentAccount();
		const call = await startTrigger(account);
		const job = await createEndedJob(account);
		const { items } = await call(job, { contentType: callbackContentType });
		expect(items![0]!.json).toMatchObject({ jobId: job.id, verified: true });
	});

	it.each(['bare', 'job', 'getJobResponse', 'with a byte order mark'])(
		'may hold the job %s',
		async (shape) => {
			const account = await createSilentAccount();
			const job = await createEndedJob(account);
			const bodies: Record<string, unknown> = {
				bare: job,
				job: { job },
				getJobResponse: { requestId: 'r', getJobResponse: { job } },
				'with a byte order mark': `\uFEFF${JSON.stringify(job)}`,
			};
			for (const verification of ['getJob', 'none']) {
				const call = await startTrigger(account, { verification });
				expect((await call(bodies[shape])).items![0]!.json).toMatchObject({
					jobId: job.id,
					state: 'COMPLETED',
					verified: verification === 'getJob',
				});
			}
		},
	);
});

/** As the vendor may post it: each part with its text, its settings and its result, and null for what is not set. */
function largestJob() {
	const indexes = [...Array(1296).keys()];
	const settings = { totalEpoch: null, useSeparate: null, language: 2, speechRate: null };
	const result = { fileName: 'out.wav', duration: 1, bucket: 'b', region: 'r', model: null };
	return {
		...madeUp(),
		error: null,
		inputs: indexes.map(() => ({ sourceData: '字'.repeat(512), url: null, source: null })),
		outputs: indexes.map((index) => ({
			contentId: 'content',
			destination: '字'.repeat(260),
			inputSelectors: [index],
			inputContents: [{ sourceData: '字'.repeat(512), url: null, source: null }],
			smartContentDescriptor: {
				outputPrefix: '字'.repeat(19),
				voiceCloning: { type: 1, modelName: 'default', ...settings },
				singingCloning: null,
				musicSeperate: null,
			},
			smartContentResult: {
				voiceCloning: { ...result, path: '字'.repeat(260) },
				singingCloning: null,
				musicSeperate: null,
			},
		})),
	};
}
