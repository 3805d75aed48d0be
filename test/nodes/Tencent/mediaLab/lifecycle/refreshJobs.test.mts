import { refreshJobs } from '../../../../../nodes/Tencent/mediaLab/lifecycle/refreshJobs';
import { toProgress } from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';

describe('Refreshing jobs', () => {
	it('gets a job by its ID when the vendor returned it without its Custom ID', async () => {
		const watched = [
			{ progress: toProgress({ id: 'one', state: 1 }) },
			{ progress: toProgress({ id: 'two', state: 1, customId: 'batch' }) },
		];
		const asked: string[] = [];
		const reader = {
			listJobs: async (customId: string) => {
				asked.push(`jobs of ${customId}`);
				return { jobs: [{ id: 'two', state: 3 }] };
			},
			getJob: async (id: string) => {
				asked.push(`job ${id}`);
				return { id, state: 3 };
			},
		};
		const refreshed = await refreshJobs(reader, watched, new AbortController().signal);
		expect(refreshed.map(({ progress }) => progress.phase)).toEqual(['completed', 'completed']);
		expect(asked).toEqual(['jobs of batch', 'job one']);
	});
});
