import { listJobs } from '../../../../../../nodes/Tencent/mediaLab/api/requests';
import { readJobList } from '../../../../../../nodes/Tencent/mediaLab/api/responses/readJobList';

const read = (response: unknown) =>
	readJobList('batch', listJobs('batch').responseSchema.parse(response));
const inputs = [{ sourceData: 'Hello' }];
const good = { id: 'good', state: 3, customId: 'batch', inputs };

describe('A list of jobs', () => {
	it.each(['a text', null, 7, {}, { state: 3 }, { id: {} }])(
		'keeps the good ones beside %j, which may be any job, and is not complete',
		(odd) => {
			const list = read({ jobs: [odd, good], total: 2 });
			expect([list.jobs, list.isComplete]).toEqual([[good], false]);
		},
	);

	it('may have its total as text', () => {
		expect(read({ jobs: [good], total: '2' }).isComplete).toBe(false);
		expect(read({ jobs: [good], total: '1' }).isComplete).toBe(true);
		expect(read({ jobs: [good], total: 'many' }).isComplete).toBe(true);
	});

	it('is not complete when one of its jobs has no ID, because nobody knows whose it is', () => {
		const anonymous = { state: 1, inputs, outputs: [{}] };
		expect(read({ jobs: [good, anonymous], total: 2 }).isComplete).toBe(false);
	});

	it('leaves out jobs with another Custom ID than was asked for', () => {
		const jobs = [good, { id: 'other', customId: 'other' }, { id: 'sparse', state: 1 }];
		expect(read({ jobs, total: 3 }).jobs.map(({ id }) => id)).toEqual(['good', 'sparse']);
	});

	it('without jobs is empty', () => {
		expect(read({ jobs: null })).toEqual({ jobs: [], isComplete: true });
	});
});
