import { simplifyJob } from '../../../../../nodes/Tencent/mediaLab/results/simplifyJob';
import { readExampleJob } from '../documentedExamples.mts';

const jobId = 'a95e9d74-6602-4405-a3fc-6408a76bcc98';
const times = {
	createdAt: '2021-01-13T04:52:55.000Z',
	completedAt: '2021-01-13T04:53:38.000Z',
};

describe('A simplified job', () => {
	it('has the fields a workflow needs, in this order', () => {
		const simplified = simplifyJob(readExampleJob('voiceCloning', 'generate'));
		expect(simplified).toEqual({
			jobId,
			customId: 'execution-7',
			capability: 'voiceCloning',
			task: 'generate',
			state: 'COMPLETED',
			fileName: 'out.wav',
			path: 'output/out.wav',
			contentId: 'content-1',
			...times,
		});
		expect(Object.keys(simplified)).toEqual([
			'jobId',
			'customId',
			'capability',
			'task',
			'state',
			'fileName',
			'path',
			'contentId',
			'createdAt',
			'completedAt',
		]);
	});

	it('names the trained model', () => {
		expect(simplifyJob(readExampleJob('singingCloning', 'train'))).toEqual({
			jobId,
			customId: 'execution-7',
			capability: 'singingCloning',
			task: 'train',
			state: 'COMPLETED',
			modelName: 'demo',
			...times,
		});
	});

	it.each(['0', 0, '', 'soon', null, undefined])(
		'has no time where the vendor gives %j',
		(time) => {
			const timing = { createdAt: '1603432763000', startedAt: time, completedAt: time };
			expect(simplifyJob({ id: '1', state: 1, timing })).toEqual({
				jobId: '1',
				state: 'SUBMITTED',
				createdAt: '2020-10-23T05:59:23.000Z',
			});
		},
	);

	it('lists all files where there are several, and no path of one of them', () => {
		const outputs = [0, 1].map((input) => ({
			destination: '/d',
			inputSelectors: [input],
			smartContentResult: { voiceCloning: { voiceName: `${input}.wav` } },
		}));
		const simplified = simplifyJob({ id: '1', state: 3, outputs });
		expect(simplified).toMatchObject({
			fileName: '0.wav',
			files: [
				{ fileName: '0.wav', path: 'd/0.wav' },
				{ fileName: '1.wav', path: 'd/1.wav' },
			],
		});
		expect(simplified).not.toHaveProperty('path');
	});

	it('says that the wait timed out', () => {
		expect(simplifyJob({ id: '1', state: 2 }, { timedOut: true })).toEqual({
			jobId: '1',
			state: 'PROCESSING',
			timedOut: true,
		});
	});

	it.each([
		[4, 'ERROR', 'failed at Tencent Media Lab: 10004 Engine Error'],
		[5, 'CANCELED', 'was canceled at Tencent Media Lab: 10004 Engine Error'],
	])('says why the job has no result in state %i', (stateCode, state, why) => {
		expect(simplifyJob({ id: '1', state: stateCode, message: '10004 Engine Error' })).toEqual({
			jobId: '1',
			state,
			error: `Job 1 ${why}`,
		});
	});

	it('has the state UNKNOWN where the vendor gives one that is not documented', () => {
		expect(simplifyJob({ id: '1', state: 9 })).toEqual({
			jobId: '1',
			state: 'UNKNOWN',
		});
		expect(simplifyJob({ id: '1' })).toEqual({ jobId: '1', state: 'UNKNOWN' });
	});
});
