import type { JobReader } from '../../../../../nodes/Tencent/mediaLab/lifecycle/askForJobs';
import {
	needsRefresh,
	refreshJobs,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/refreshJobs';
import type { WatchedJob } from '../../../../../nodes/Tencent/mediaLab/lifecycle/refreshJobs';
import { explainRefusal } from '../../../../../nodes/Tencent/mediaLab/api/responses/explainRefusal';
import { toProgress } from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';
import { ServiceError } from '../../../../../nodes/shared/http/serviceError';

const { signal } = new AbortController();
const outputs = [
	{
		contentId: 'c',
		inputSelectors: [0],
		smartContentDescriptor: { voiceCloning: { type: 1, modelName: 'default' } },
	},
];
const made = [{ ...outputs[0]!, smartContentResult: { voiceCloning: { voiceName: 'out.wav' } } }];
const watch = (id: string, fields: object = {}): WatchedJob => ({
	progress: toProgress({ id, state: 1, customId: 'batch', outputs, ...fields }),
});

/** A reader that answers as given, and the questions that it was asked. */
function createReader(answers: { list?: unknown[] | ServiceError; get?: object | ServiceError }) {
	const asked: string[] = [];
	const answer = <Value,>(value: Value | ServiceError): Value => {
		if (value instanceof ServiceError) throw value;
		return value;
	};
	const reader: JobReader = {
		listJobs: async (customId) => {
			asked.push(`jobs of ${customId}`);
			return { jobs: answer(answers.list ?? []) as Array<{ id: string }> };
		},
		getJob: async (id) => {
			asked.push(`job ${id}`);
			return { id, ...answer(answers.get ?? {}) };
		},
	};
	return { reader, asked };
}

const refusal = new ServiceError('任务不存在', { hint: '', code: 'requestRefused' });
const notAllowed = new ServiceError('not allowed', { hint: '', code: 'accessDenied' });
const noPermission = explainedBy('no such job or no permission');
const trouble = new ServiceError('busy', { hint: '', retry: { kind: 'later' } });

/** What GetJob fails with where the job API says so. */
function explainedBy(said: string, httpStatus?: number): ServiceError {
	const { message, ...details } = explainRefusal(said);
	return new ServiceError(message, { ...details, httpStatus });
}

describe('Refreshing jobs', () => {
	it('gets a job by its ID when the vendor returned it without its Custom ID', async () => {
		const watched = [watch('one', { customId: undefined }), watch('two')];
		const { reader, asked } = createReader({
			list: [{ id: 'two', state: 2 }],
			get: { state: 3, outputs: made },
		});
		const refreshed = await refreshJobs(reader, watched, signal);
		expect(refreshed.map(({ progress }) => progress.phase)).toEqual(['completed', 'processing']);
		expect(asked).toEqual(['jobs of batch', 'job one']);
	});

	it.each([
		['its state', { id: 'one' }],
		['its files', { id: 'one', state: 3 }],
		['its outputs', { id: 'one', state: 3, outputs: null }],
		['what it made', { id: 'one', state: 3, outputs: [{}] }],
	])('asks for a job by its ID when the list does not tell %s', async (_what, listed) => {
		const { reader, asked } = createReader({ list: [listed], get: { state: 3, outputs: made } });
		const [job] = await refreshJobs(reader, [watch('one')], signal);
		expect(job!.progress).toMatchObject({ phase: 'completed', job: { outputs: made } });
		expect(asked).toEqual(['jobs of batch', 'job one']);
	});

	it('asks for a job by its ID when the list tells fewer outputs than it was asked for', async () => {
		const asked = [...outputs, ...outputs];
		const whole = [...made, ...made];
		const { reader } = createReader({
			list: [{ id: 'one', state: 3, outputs: made }],
			get: { state: 3, outputs: whole },
		});
		const [job] = await refreshJobs(reader, [watch('one', { outputs: asked })], signal);
		expect(job!.progress.job.outputs).toEqual(whole);
	});

	it('does not ask by ID for a training that a list says is completed', async () => {
		const training = [{ smartContentDescriptor: { voiceCloning: { type: 2, modelName: 'm' } } }];
		const { reader, asked } = createReader({ list: [{ id: 'one', state: 3 }] });
		const [job] = await refreshJobs(reader, [watch('one', { outputs: training })], signal);
		expect(job!.progress).toMatchObject({ phase: 'completed', job: { outputs: training } });
		expect(asked).toEqual(['jobs of batch']);
	});

	it('asks for jobs by their IDs where ListJobs alone is refused', async () => {
		const { reader } = createReader({ list: notAllowed, get: { state: 3, outputs: made } });
		const [job] = await refreshJobs(reader, [watch('one')], signal);
		expect(job!.progress.phase).toBe('completed');
	});

	it('asks for jobs by their IDs where ListJobs alone is in trouble', async () => {
		const { reader } = createReader({ list: trouble, get: { state: 3, outputs: made } });
		const [job] = await refreshJobs(reader, [watch('one')], signal);
		expect(job!.progress.phase).toBe('completed');
	});

	it('asks for five jobs by their IDs while the service is in trouble as a whole', async () => {
		const watched = Array.from({ length: 20 }, (_, index) => watch(`${index}`));
		const { reader, asked } = createReader({ list: trouble, get: trouble });
		const refreshed = await refreshJobs(reader, watched, signal);
		expect(asked).toHaveLength(6);
		for (const { progress, refusal: refused, lastError } of refreshed)
			expect([progress.phase, refused, lastError]).toEqual(['submitted', undefined, 'busy']);
	});

	it('asks for all jobs by their IDs where one of them is in trouble alone', async () => {
		const watched = Array.from({ length: 20 }, (_, index) => watch(`${index}`));
		const { reader } = createReader({ list: trouble });
		const getJob: JobReader['getJob'] = async (id) => {
			if (Number(id) % 4 === 0) throw trouble;
			return { id, state: 3, outputs: made };
		};
		const refreshed = await refreshJobs({ ...reader, getJob }, watched, signal);
		expect(refreshed.filter(({ progress }) => progress.phase === 'completed')).toHaveLength(15);
	});

	it('fails where asking fails for no reason of the service', async () => {
		const { reader } = createReader({ list: trouble });
		const getJob = async () => await Promise.reject(new TypeError('a mistake'));
		await expect(refreshJobs({ ...reader, getJob }, [watch('one')], signal)).rejects.toThrow(
			'a mistake',
		);
	});

	it('takes what the list says of a job that has ended where GetJob alone is refused', async () => {
		const { reader } = createReader({ list: [{ id: 'one', state: 3 }], get: notAllowed });
		const [job] = await refreshJobs(reader, [watch('one')], signal);
		expect(job!.progress.phase).toBe('completed');
	});

	it('keeps what is known of a job when the vendor tells only its state', async () => {
		const { reader } = createReader({ list: [{ id: 'one', state: 2, customId: null }] });
		const [job] = await refreshJobs(reader, [watch('one')], signal);
		expect(job!.progress.job).toMatchObject({ id: 'one', state: 2, customId: 'batch', outputs });
	});
});

describe('A job that the list leaves out and GetJob refuses in words', () => {
	const longAgo = { rounds: 2, since: Date.now() - 60_000 };

	it('is waited for until that has been so for half a minute and three rounds', async () => {
		const { reader } = createReader({ get: refusal });
		const refresh = async (job: WatchedJob) => (await refreshJobs(reader, [job], signal))[0]!;
		const first = await refresh(watch('one'));
		expect([first.denial?.rounds, needsRefresh(first)]).toEqual([1, true]);
		const third = await refresh(await refresh(first));
		expect([third.denial?.rounds, needsRefresh(third)]).toEqual([3, true]);
		const late = await refresh({ ...watch('one'), denial: { rounds: 1, since: longAgo.since } });
		expect(needsRefresh(late)).toBe(true);

		const denied = await refresh({ ...watch('one'), denial: longAgo });
		expect(needsRefresh(denied)).toBe(false);
		expect(denied.refusal).toMatchObject({
			message: 'Tencent Media Lab no longer knows job one: 任务不存在',
			code: 'jobNotFound',
			references: { 'job ID': 'one' },
		});
	});

	it('is denied in words that could be about the account where the credential evidently works', async () => {
		const { reader } = createReader({ get: noPermission });
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(job!.refusal?.code).toBe('jobNotFound');
	});

	it.each([
		['任务不存在，请稍后再试', 200],
		['No such job or it has timed out', 200],
		['record not found: internal error', 404],
		['internal error', 200],
	])('is denied where %j is all it says, though the list is answered', async (said, httpStatus) => {
		const { reader } = createReader({ get: explainedBy(said, httpStatus) });
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(job!.refusal?.code).toBe('jobNotFound');
	});

	it.each([
		['the list is not answered', { list: trouble, get: explainedBy('internal error', 200) }],
		['its status says so too', { get: explainedBy('internal error', 503) }],
	])('is not denied by a service that is busy where %s', async (_when, answers) => {
		const { reader } = createReader(answers);
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(needsRefresh(job!)).toBe(true);
		expect(job!.refusal).toBeUndefined();
	});

	it('is denied only where GetJob was asked for it', async () => {
		const watched = Array.from({ length: 20 }, (_, index) => ({
			...watch(`${index}`),
			denial: longAgo,
		}));
		const { reader, asked } = createReader({ get: explainedBy('internal error', 200) });
		const refreshed = await refreshJobs(reader, watched, signal);
		const denied = refreshed.filter(({ refusal: reason }) => reason?.code === 'jobNotFound');
		expect(denied).toHaveLength(asked.length - 1);
	});

	it.each([
		['only the credential may be wrong', { list: trouble, get: noPermission }],
		['ListJobs does not answer either', { list: notAllowed, get: refusal }],
		['GetJob refuses for another reason', { get: notAllowed }],
		['GetJob is in trouble', { get: trouble }],
		['the list knows it', { list: [{ id: 'one' }], get: refusal }],
	])('is not denied when %s', async (_when, answers) => {
		const { reader } = createReader(answers);
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(needsRefresh(job!)).toBe(true);
	});

	it('is counted anew once the vendor has known it', async () => {
		const { reader } = createReader({ list: [{ id: 'one', state: 2 }] });
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(job!.denial).toBeUndefined();
	});
});
