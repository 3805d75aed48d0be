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

describe('An error that follows the creation of a job', () => {
	const error = new ServiceError('Tencent COS cut the connection', {
		hint: 'Try again later',
		httpStatus: 500,
		references: { code: 'ECONNRESET' },
		retry: { kind: 'later' },
	});

	it('names the job and keeps everything else', () => {
		expect(nameJobIn(error, 'job-1')).toMatchObject({
			message: 'Job job-1: Tencent COS cut the connection',
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
