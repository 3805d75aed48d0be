import {
	SINGING_CLONING,
	VOICE_CLONING,
} from '../../../../../nodes/Tencent/mediaLab/api/capabilities';
import { findJobToAdopt, sortJobs } from '../../../../../nodes/Tencent/mediaLab/lifecycle/matching';
import {
	buildGenerateRequest,
	buildTrainRequest,
} from '../../../../../nodes/Tencent/mediaLab/api/requests';
import type { GenerateChoices } from '../../../../../nodes/Tencent/mediaLab/api/requests';
import { jobSchema } from '../../../../../nodes/Tencent/mediaLab/api/responseSchema';
import type { Job } from '../../../../../nodes/Tencent/mediaLab/api/responseSchema';

const url = 'https://b.cos.ap-beijing.myqcloud.com/a.wav?q-sign-time=1;2&q-signature=aa';
const choices: GenerateChoices = { inputs: [{ url }], contentId: 'c', modelName: 'default' };
const request = buildGenerateRequest(VOICE_CLONING, choices);
const training = buildTrainRequest(SINGING_CLONING, { inputs: [{ url }], modelName: 'demo' });

/** The job that the vendor makes of a request, in its JSON. */
function makeJob(id: string, { inputs, outputs }: typeof request, extra: object = {}): Job {
	return jobSchema.parse(JSON.parse(JSON.stringify({ id, state: 1, inputs, outputs, ...extra })));
}

const adopt = (jobs: Job[], wanted = request, accountedFor: string[] = []) =>
	findJobToAdopt(jobs, wanted, new Set(accountedFor))?.id;

describe('after a creation that ended unclear', () => {
	it('the job with the same inputs and outputs is adopted', () => {
		const other = buildGenerateRequest(VOICE_CLONING, {
			...choices,
			inputs: [{ sourceData: 'text' }],
		});
		expect(adopt([makeJob('other', other), makeJob('same', request)])).toBe('same');
	});

	it.each<[string, Partial<GenerateChoices>]>([
		['input', { inputs: [{ url: `${url}b` }] }],
		['number of inputs', { inputs: [{ url }, { url }] }],
		['content ID', { contentId: 'd' }],
		['destination', { destination: '/elsewhere' }],
		['output prefix', { outputPrefix: 'b' }],
		['model', { modelName: 'demo' }],
	])('a job with another %s is not', (_what, other) => {
		const otherRequest = buildGenerateRequest(VOICE_CLONING, { ...choices, ...other });
		expect(adopt([makeJob('other', otherRequest)])).toBeUndefined();
		expect(adopt([makeJob('this', request)], otherRequest)).toBeUndefined();
	});

	it('nor one of another capability or task', () => {
		expect(
			adopt([makeJob('singing', buildGenerateRequest(SINGING_CLONING, choices))]),
		).toBeUndefined();
		expect(adopt([makeJob('training', training)])).toBeUndefined();
		const outputs = [{ inputSelectors: [0], smartContentDescriptor: { musicSeperate: {} } }];
		expect(adopt([{ id: 'foreign', inputs: [{ url }], outputs }])).toBeUndefined();
	});

	it('what the vendor adds does not matter, nor what it fills in as documented', () => {
		const job: Job = {
			id: 'same',
			state: 3,
			inputs: [{ url, sourceData: '', checksum: 'x' }],
			outputs: [
				{
					contentId: 'c',
					destination: '/',
					inputSelectors: [0],
					smartContentDescriptor: {
						outputPrefix: '',
						voiceCloning: { type: 1, modelName: 'default', totalEpoch: 0, speed: 1 },
					},
					smartContentResult: { voiceCloning: { voiceName: 'out.wav' } },
				},
			],
		};
		expect(adopt([job])).toBe('same');
		const cloning = { type: 2, modelName: 'demo', totalEpoch: 30, useSeparate: 1 };
		const trained = {
			id: 'trained',
			inputs: [{ url }],
			outputs: [{ inputSelectors: [0], smartContentDescriptor: { singingCloning: cloning } }],
		};
		expect(adopt([trained], training)).toBe('trained');
	});

	it('a job that belongs to another item is not, so identical items each get their own', () => {
		const jobs = [makeJob('1', request), makeJob('2', request)];
		expect(adopt(jobs, request, ['1'])).toBe('2');
		expect(adopt(jobs, request, ['1', '2'])).toBeUndefined();
	});

	it('the newest is preferred, for a custom ID may have been used before', () => {
		const timed = (id: string, createdAt: string) =>
			makeJob(id, request, { timing: { createdAt } });
		expect(
			adopt([
				timed('old', '1603432763000'),
				timed('new', '1603432764000'),
				makeJob('untimed', request),
			]),
		).toBe('new');
	});
});

it('an answer to ListJobs is sorted by the jobs that are waited for', () => {
	const jobs = ['3', '1', 'foreign'].map((id) => ({ id }));
	const { found, missing } = sortJobs(jobs, ['1', '2', '3']);
	expect([...found]).toEqual([
		['1', { id: '1' }],
		['3', { id: '3' }],
	]);
	expect(missing).toEqual(['2']);
});
