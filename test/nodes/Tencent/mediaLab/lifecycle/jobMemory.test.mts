import {
	isTaken,
	listKnownJobs,
	recallRun,
	rememberForeignJobs,
	rememberJob,
	resetJobMemory,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';

const runOf = (idempotencyKey: string, account = 'account') => ({
	account,
	idempotencyKey,
	customId: 'campaign',
});

beforeEach(resetJobMemory);

it('A job that one run has is taken for all runs of the account, and for no other account', () => {
	rememberJob(runOf('one'), 'job');
	expect(isTaken(runOf('two'), 'job')).toBe(true);
	expect(isTaken(runOf('two', 'other account'), 'job')).toBe(false);
	expect(listKnownJobs(runOf('two'))).toEqual(['job']);
	expect(listKnownJobs(runOf('two', 'other account'))).toEqual([]);
});

it('What a job was created from stays known when the job is found again', () => {
	rememberJob(runOf('one'), 'job', 'work');
	rememberJob(runOf('one'), 'job');
	expect(recallRun(runOf('one')).jobs.get('job')).toBe('work');
});

it('Runs that were not used for longest are forgotten first, with all that is known of their jobs', () => {
	const many = (name: string) => Array.from({ length: 8000 }, (_, index) => `${name} ${index}`);
	for (const job of many('old')) rememberJob(runOf('old'), job);
	recallRun(runOf('old')).isWhole = true;
	rememberForeignJobs(runOf('used'), new Set(many('foreign')));
	recallRun(runOf('used')).isWhole = true;
	for (const job of many('new')) rememberJob(runOf('new'), job);
	expect(recallRun(runOf('old'))).toMatchObject({ isWhole: false, jobs: new Map() });
	expect(isTaken(runOf('new'), 'old 1')).toBe(false);
	expect(recallRun(runOf('used')).isWhole).toBe(true);
	expect(recallRun(runOf('new')).jobs.size).toBe(8000);
});
