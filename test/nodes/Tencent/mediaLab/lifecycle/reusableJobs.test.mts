import { fingerprint } from '../../../../../nodes/Tencent/mediaLab/lifecycle/fingerprint';
import {
	resetJobMemory,
	rememberJob,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { findReusableJobs } from '../../../../../nodes/Tencent/mediaLab/lifecycle/reusableJobs';

const request = { inputs: [{ sourceData: 'Hello' }], outputs: [] };
const jobIn = (id: string, state = 1) => ({ id, state, ...request });
const listOf = (...jobs: ReturnType<typeof jobIn>[]) => ({ jobs, isComplete: true });

beforeEach(resetJobMemory);

describe('A run whose jobs have a Custom ID of their own', () => {
	it('reuses each job of an earlier try once', () => {
		const reusable = findReusableJobs(listOf(jobIn('1'), jobIn('2')), 'run', 'run');
		expect([1, 2, 3].map(() => reusable.take(request)?.id)).toEqual(['1', '2', undefined]);
		expect([...reusable.takenJobIds]).toEqual(['1', '2']);
	});

	it('does not reuse a job that failed, or one from another request', () => {
		const other = { ...jobIn('other'), inputs: [{ sourceData: 'Bye' }] };
		const { take } = findReusableJobs(listOf(jobIn('failed', 4), other), 'run', 'run');
		expect(fingerprint(other)).not.toBe(fingerprint(request));
		expect(take(request)).toBeUndefined();
	});

	it('creates nothing when the list may lack one of its jobs', () => {
		const { take } = findReusableJobs({ jobs: [], isComplete: false }, 'run', 'run');
		expect(() => take(request)).toThrow('It is not known whether the job of this item was created');
	});
});

describe("A run whose jobs have the user's Custom ID", () => {
	it('leaves alone the jobs that were there at its first try, and reuses those that came later', () => {
		expect(findReusableJobs(listOf(jobIn('old')), 'batch', 'run').take(request)).toBeUndefined();
		const { take } = findReusableJobs(listOf(jobIn('old'), jobIn('new')), 'batch', 'run');
		expect([take(request)?.id, take(request)?.id]).toEqual(['new', undefined]);
	});

	it('reuses the jobs that it is known to have created, and none of another run', () => {
		rememberJob('run', 'own');
		rememberJob('other run', 'foreign');
		const { take } = findReusableJobs(listOf(jobIn('foreign'), jobIn('own')), 'batch', 'run');
		expect([take(request)?.id, take(request)?.id]).toEqual(['own', undefined]);
	});

	it('knows its job by unique prefixes, even if it was there at the first try', () => {
		const named = (outputPrefix: string) => ({
			...request,
			outputs: [
				{
					inputSelectors: [0],
					smartContentDescriptor: {
						outputPrefix,
						voiceCloning: { type: 1 as const, modelName: 'default' },
					},
				},
			],
		});
		const jobs = [
			{ id: 'other', state: 1, ...named('HgFeDcBa00_') },
			{ id: 'failed', state: 4, ...named('AbCdEfGh00_') },
			{ id: 'own', state: 1, ...named('AbCdEfGh00_') },
		];
		const { take } = findReusableJobs({ jobs, isComplete: true }, 'batch', 'run');
		expect(take(named('AbCdEfGh00_'), true)?.id).toBe('own');
	});

	it('starts over when the memory is empty, as after a restart of n8n', () => {
		rememberJob('run', 'own');
		resetJobMemory();
		const { take } = findReusableJobs(listOf(jobIn('own')), 'batch', 'run');
		expect(take(request)).toBeUndefined();
	});
});
