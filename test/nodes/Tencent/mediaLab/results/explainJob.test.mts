import { markTimedOut, toProgress } from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';
import type { JobProgress } from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';
import { explainJob, nameJobIn } from '../../../../../nodes/Tencent/mediaLab/results/explainJob';
import { ServiceError } from '../../../../../nodes/shared/http/serviceError';

describe('The error for a job without a result', () => {
	const explain = (progress: JobProgress) => {
		if (progress.phase === 'completed') throw new Error('This one has a result');
		return explainJob(progress);
	};
	const at = (state: number) => toProgress({ id: 'job-1', state, customId: 'custom-1' });

	it.each([
		['failed', at(4), /failed at Tencent Media Lab/, /Check that the recording/],
		['canceled', at(5), /was canceled/, /Create it again/],
		['unknown', at(9), /state that is not documented/, /'Get'/],
		[
			'timed out',
			markTimedOut(at(2), 90_000),
			/after 90 seconds \(last state: PROCESSING\)/,
			/'Get'.*Max Wait/,
		],
		['timed out', markTimedOut(at(1)), /stopped waiting \(last state: SUBMITTED\)/, /'Get'/],
		['pending', at(1), /has not started yet/, /'Get'/],
	])('names the job and says what to do when it is %s', (_what, progress, message, hint) => {
		const error = explain(progress);
		expect(error.message).toMatch(/^Job job-1 /);
		expect(error.message).toMatch(message);
		expect(error.hint).toMatch(hint);
		expect(error.references).toMatchObject({ 'job ID': 'job-1', 'custom ID': 'custom-1' });
		expect(error.retry).toEqual({ kind: 'never' });
	});
});

describe('The error for a job that failed', () => {
	const fail = (job: object) =>
		explainJob({ phase: 'failed', job: { id: 'job-1', state: 4, ...job } });

	it.each([
		[{ message: '10004 Engine Error' }, '10004 Engine Error'],
		[{ error: 'too long' }, 'too long'],
		[{ error: { code: 7, reason: 'too long' } }, 'code: 7, reason: too long'],
		[{ reason: 'too long' }, 'reason: too long'],
		[{ outputs: [{ message: 'too long' }] }, 'too long'],
		[{ outputs: [{ whatever: 'too long' }] }, 'whatever: too long'],
		[
			{
				outputs: [
					{ smartContentResult: { voiceCloning: { voiceName: 'a.wav', message: 'too long' } } },
				],
			},
			'too long',
		],
		[{ outputs: [{ smartContentResult: { error: 'too long', voiceCloning: null } }] }, 'too long'],
	])('says why where the vendor does: %j', (fields, said) => {
		expect(fail(fields).message).toBe(`Job job-1 failed at Tencent Media Lab: ${said}`);
	});

	it('says so where the vendor does not say why', () => {
		const voiceCloning = { modelName: 'm', voiceName: 'a.wav' };
		const silent = { contentId: 'c', smartContentResult: { voiceCloning } };
		expect(fail({ message: null, outputs: [silent] }).message).toBe(
			'Job job-1 failed at Tencent Media Lab, which does not say why',
		);
	});

	it('adds what stands in other fields that are not documented', () => {
		const { references } = fail({ message: 'no', traceId: 'f3a9', outputs: [{ flags: [1, 2] }] });
		expect(references['other fields']).toBe('traceId: f3a9, flags: 1, 2');
	});

	it('is of limited length and without secrets', () => {
		const message = `https://example.com/?token=abc123&a=1 ${'x'.repeat(5000)}`;
		expect(fail({ message }).message).not.toContain('abc123');
		expect(fail({ message }).message.length).toBeLessThan(400);
	});

	it('with 10004 says which recordings can be decoded', () => {
		expect(fail({ message: '10004 Engine Error' }).hint).toBe(
			'Tencent cannot decode the recording: send WAV or MP3',
		);
		const inputs = [{ sourceData: 'Hello' }];
		expect(fail({ message: '10004 Engine Error', inputs }).hint).not.toContain('recording');
	});

	it('names the model that may not exist, or that may exist already', () => {
		const withModel = (type: number) => ({
			inputs: [{ sourceData: 'Hello' }],
			outputs: [{ smartContentDescriptor: { voiceCloning: { type, modelName: 'nope' } } }],
		});
		expect(fail(withModel(1)).hint).toContain(
			"Check that the model 'nope' exists: choose it From List",
		);
		expect(fail(withModel(2)).hint).toContain("Check that there is no other model named 'nope'");
	});
});

describe('An error that follows the creation of a job', () => {
	const error = new ServiceError('Tencent COS dropped the connection', {
		hint: 'Try again later',
		httpStatus: 500,
		references: { code: 'ECONNRESET' },
		retry: { kind: 'later' },
	});

	it('names the job and keeps everything else', () => {
		expect(nameJobIn(error, 'job-1')).toMatchObject({
			message: 'Job job-1: Tencent COS dropped the connection',
			hint: error.hint,
			httpStatus: 500,
			references: { code: 'ECONNRESET', 'job ID': 'job-1' },
			retry: error.retry,
		});
	});

	it('names the job only once', () => {
		const named = nameJobIn(error, 'job-1');
		expect(nameJobIn(named, 'job-1')).toBe(named);
	});
});
