import type { JobReader } from '../../../../../nodes/Tencent/mediaLab/lifecycle/askForJobs';
import { refreshJobs } from '../../../../../nodes/Tencent/mediaLab/lifecycle/refreshJobs';
import { createReader, made, notAllowed, outputs, trouble, watch } from './jobReader.mts';

const { signal } = new AbortController();

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
