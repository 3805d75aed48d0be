import { readFile } from 'node:fs/promises';
import { createAccount } from '../account.mts';
import { callMediaLab, convert, generate, runJob, type VendorAnswer } from '../vendorRequests.mts';

const silent = { simulateAudio: true, queueMilliseconds: 0, processingMilliseconds: 0 };

async function listOneJob(settings: object): Promise<VendorAnswer> {
	const account = await createAccount({ ...silent, contentId: '42', ...settings });
	const inputs = [{ sourceData: 'Hello.' }];
	await runJob(account, { customId: '7', inputs, outputs: [generate(account)] });
	return await callMediaLab(account.tencent, 'ListJobs', { customId: '7' });
}

const listed = (job: object, others: object = {}) => ({
	listJobsResponse: { jobs: [job], ...others },
});

describe('an answer of the job API', () => {
	it('is as in the examples by default', async () => {
		const { text, json } = await listOneJob({});
		expect(text).toMatch(/^\{"requestId":/);
		expect(json).toEqual({
			requestId: expect.any(String),
			listJobsResponse: {
				jobs: [
					{
						id: expect.any(String),
						state: 3,
						customId: '7',
						timing: {
							createdAt: expect.stringMatching(/^\d{13}$/),
							startedAt: expect.stringMatching(/^\d{13}$/),
							completedAt: expect.stringMatching(/^\d{13}$/),
						},
						inputs: [{ sourceData: 'Hello.' }],
						outputs: [
							{
								contentId: '42',
								destination: '/output',
								inputSelectors: [0],
								smartContentDescriptor: { voiceCloning: { type: 1, modelName: 'default' } },
								smartContentResult: { voiceCloning: { voiceName: 'out.wav' } },
							},
						],
					},
				],
				total: 1,
			},
		});
	});

	it('has its numbers as text', async () => {
		const { json } = await listOneJob({ answerShapes: ['numbersAsText'] });
		const outputs = [
			{ inputSelectors: ['0'], smartContentDescriptor: { voiceCloning: { type: '1' } } },
		];
		expect(json).toMatchObject(listed({ state: '3', outputs }, { total: '1' }));
	});

	it('has digits as numbers', async () => {
		const { json } = await listOneJob({ answerShapes: ['textAsNumbers'] });
		const timing = { createdAt: expect.any(Number) };
		expect(json).toMatchObject(listed({ customId: 7, timing, outputs: [{ contentId: 42 }] }));
	});

	it('has null where an optional field has no value', async () => {
		const { json } = await listOneJob({ answerShapes: ['nullOptionals'] });
		const inputs = [{ sourceData: 'Hello.', url: null, source: null }];
		const outputs = [{ smartContentDescriptor: { outputPrefix: null } }];
		expect(json).toMatchObject(listed({ callback: null, timing: null, inputs, outputs }));
	});

	it('begins with a byte order mark', async () => {
		const { text, json } = await listOneJob({ answerShapes: ['byteOrderMark'] });
		expect(text.startsWith('\uFEFF{')).toBe(true);
		expect(json).toMatchObject(listed({ state: 3 }));
	});

	it('has fields that nobody documents', async () => {
		const { json } = await listOneJob({ answerShapes: ['unknownFields'] });
		const traceId = expect.any(String);
		expect(json).toMatchObject(listed({ state: 3, traceId, outputs: [{ traceId }] }));
	});

	it('is in several shapes at once, refusals too', async () => {
		const { tencent } = await createAccount({ answerShapes: ['byteOrderMark', 'unknownFields'] });
		const { text, json } = await callMediaLab(tencent, 'GetJob', { id: 'unknown' });
		expect(text.startsWith('\uFEFF')).toBe(true);
		expect(json).toMatchObject({ errorResponse: { traceId: expect.any(String) } });
	});
});

describe('a list of jobs', () => {
	it.each([
		['number', 1],
		['text', '1'],
		['absent', undefined],
	])('has its total as %s', async (listTotal, total) => {
		const { json } = await listOneJob({ listTotal });
		expect((json as { listJobsResponse: object }).listJobsResponse).toHaveProperty(
			'jobs.length',
			1,
		);
		expect((json as { listJobsResponse: { total: unknown } }).listJobsResponse.total).toBe(total);
	});
});

describe('an answer of SAMI', () => {
	const convertSpeech = async (shape: string) => {
		const account = await createAccount({ answerShapes: [shape] });
		return await convert(account, await readFile('examples/recordings/speech.wav'));
	};

	it.each([
		['numbersAsText', { status_code: '20000000', status_text: 'OK' }],
		[
			'nullOptionals',
			{ status_code: 20000000, status_text: null, task_id: null, namespace: null, payload: null },
		],
		['byteOrderMark', { status_code: 20000000 }],
		['unknownFields', { status_code: 20000000, traceId: expect.any(String) }],
	])('comes in the shape %s, with its audio', async (shape, fields) => {
		const { text, json } = await convertSpeech(shape);
		expect(text.startsWith('\uFEFF')).toBe(shape === 'byteOrderMark');
		expect(json).toMatchObject(fields);
		const audio = Buffer.from((json as { data: string }).data, 'base64');
		expect(audio.toString('latin1', 0, 4)).toBe('RIFF');
	});

	it('refuses in that shape too', async () => {
		const account = await createAccount({ answerShapes: ['nullOptionals'] });
		const { json } = await convert(account, Buffer.from('no audio'));
		expect(json).toMatchObject({ status_code: 40000012, status_text: null, task_id: null });
	});
});
