import {
	SINGING_CLONING,
	VOICE_CLONING,
} from '../../../../../nodes/Tencent/mediaLab/api/capabilities';
import {
	findCreatedJob,
	findJobsById,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/matching';
import {
	buildGenerateRequest,
	buildTrainRequest,
} from '../../../../../nodes/Tencent/mediaLab/api/buildJobRequest';
import type { GenerateChoices } from '../../../../../nodes/Tencent/mediaLab/api/buildJobRequest';
import { jobSchema } from '../../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';
import type { Job } from '../../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';

const url = 'https://b.cos.ap-beijing.myqcloud.com/a.wav?q-sign-time=1;2&q-signature=aa';
const choices: GenerateChoices = { inputs: [{ url }], contentId: 'c', modelName: 'default' };
/** Settings that the documentation does not mention. */
const SPOKEN = {
	language: 1,
	speechRate: 1.1,
	additionalFields: { style: { mood: 'glad', tags: ['a', 'b'] }, whisper: 'no', volume: 5 },
} as const;
const request = buildGenerateRequest(VOICE_CLONING, choices);
const training = buildTrainRequest(SINGING_CLONING, { inputs: [{ url }], modelName: 'demo' });

/** The job that the vendor makes of a request, in its JSON. */
function makeJob(id: string, { inputs, outputs }: typeof request, extra: object = {}): Job {
	return jobSchema.parse(JSON.parse(JSON.stringify({ id, state: 1, inputs, outputs, ...extra })));
}

const find = (jobs: Job[], wanted = request, takenJobIds: string[] = []) =>
	findCreatedJob(jobs, wanted, new Set(takenJobIds))?.id;

describe('The job that a lost response was about', () => {
	it('is the one with the same inputs and outputs', () => {
		const other = buildGenerateRequest(VOICE_CLONING, {
			...choices,
			inputs: [{ sourceData: 'text' }],
		});
		expect(find([makeJob('other', other), makeJob('same', request)])).toBe('same');
	});

	it.each<[string, Partial<GenerateChoices>]>([
		['input', { inputs: [{ url: `${url}b` }] }],
		['number of inputs', { inputs: [{ url }, { url }] }],
		['content ID', { contentId: 'd' }],
		['destination', { destination: '/elsewhere' }],
		['output prefix', { outputPrefix: 'b' }],
		['model', { modelName: 'demo' }],
		['language', { language: 2 }],
		['speech rate', { speechRate: 1.2 }],
		['additional field', { additionalFields: { style: { mood: 'sad', tags: ['a', 'b'] } } }],
	])('is not one with another %s', (_what, other) => {
		const own = buildGenerateRequest(VOICE_CLONING, { ...choices, ...SPOKEN });
		const otherRequest = buildGenerateRequest(VOICE_CLONING, { ...choices, ...SPOKEN, ...other });
		expect(find([makeJob('other', otherRequest)], own)).toBeUndefined();
		expect(find([makeJob('this', own)], otherRequest)).toBeUndefined();
	});

	describe('with settings that are not documented', () => {
		const spoken = buildGenerateRequest(VOICE_CLONING, { ...choices, ...SPOKEN });
		const echo = (settings: object): Job => {
			const cloning = { type: 1, modelName: 'default', ...settings };
			const [output] = spoken.outputs;
			return {
				id: 'echo',
				inputs: [{ url }],
				outputs: [{ ...output!, smartContentDescriptor: { voiceCloning: cloning } }],
			};
		};

		it.each([
			['none of them', {}],
			['nulls and zeros', { language: 0, speechRate: null, style: {}, volume: 0 }],
			['some of them', { style: { mood: 'glad' } }],
			['numbers as text', { language: '1', speechRate: '1.1' }],
			['numbers of single precision', { speechRate: Math.fround(1.1) }],
			['a form of its own', { language: 'LANGUAGE_ENGLISH', style: 'glad' }],
			['more than was set', { ...SPOKEN.additionalFields, pitch: 3, quality: 'high' }],
		])('is found where the vendor returns %s', (_what, settings) => {
			expect(find([echo(settings)], spoken)).toBe('echo');
		});

		it.each([
			['text for a number', { language: '2' }],
			['a nested field', { style: { mood: 'sad' } }],
			['a list', { style: { tags: ['a', 'c'] } }],
			['the length of a list', { style: { tags: ['a'] } }],
			['a text', { whisper: 'yes' }],
		])('is not one that differs in %s', (_what, settings) => {
			expect(find([echo(settings)], spoken)).toBeUndefined();
		});

		it('is not one of another capability that this package does not know', () => {
			const separate = (settings: Record<string, unknown>) => ({
				inputs: [{ url }],
				outputs: [{ contentId: 'c', inputSelectors: [0], smartContentDescriptor: settings }],
			});
			const wanted = separate({ musicSeperate: { model: 'vocals' } });
			const jobs = [{ musicBeat: {} }, { musicSeperate: { model: 'drums' } }].map(
				(settings, index) => ({ id: String(index), ...separate(settings) }),
			);
			expect(find(jobs, wanted)).toBeUndefined();
			expect(find([...jobs, { id: 'same', ...wanted }], wanted)).toBe('same');
			expect(find([{ id: 'bare', ...separate({}) }], wanted)).toBe('bare');
		});
	});

	it('is not one of another capability or task', () => {
		expect(
			find([makeJob('singing', buildGenerateRequest(SINGING_CLONING, choices))]),
		).toBeUndefined();
		expect(find([makeJob('training', training)])).toBeUndefined();
		const outputs = [{ inputSelectors: [0], smartContentDescriptor: { musicSeperate: {} } }];
		expect(find([{ id: 'foreign', inputs: [{ url }], outputs }])).toBeUndefined();
	});

	it('is found whatever the vendor adds, and with the defaults it fills in', () => {
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
		expect(find([job])).toBe('same');
		const cloning = { type: 2, modelName: 'demo', totalEpoch: 30, useSeparate: 1 };
		const trained = {
			id: 'trained',
			inputs: [{ url }],
			outputs: [{ inputSelectors: [0], smartContentDescriptor: { singingCloning: cloning } }],
		};
		expect(find([trained], training)).toBe('trained');
	});

	it('is not one that belongs to another item, so identical items each get their own', () => {
		const jobs = [makeJob('1', request), makeJob('2', request)];
		expect(find(jobs, request, ['1'])).toBe('2');
		expect(find(jobs, request, ['1', '2'])).toBeUndefined();
	});

	it('is told by its prefixes where they are unique, whatever the vendor makes of the rest', () => {
		const named = buildGenerateRequest(VOICE_CLONING, { ...choices, outputPrefix: 'AbCdEfGh00_' });
		const twin = buildGenerateRequest(VOICE_CLONING, { ...choices, outputPrefix: 'HgFeDcBa00_' });
		const changed = { ...makeJob('changed', named), inputs: [{ url: 'https://example.com/b' }] };
		const findNamed = (jobs: Job[]) => findCreatedJob(jobs, named, new Set(), true)?.id;
		expect(findNamed([makeJob('twin', twin), changed])).toBe('changed');
		expect(findNamed([makeJob('twin', twin)])).toBeUndefined();
	});

	it('is told by its work where the vendor does not return the unique prefixes', () => {
		const named = buildGenerateRequest(VOICE_CLONING, { ...choices, outputPrefix: 'AbCdEfGh00_' });
		const unnamed = [makeJob('unnamed', request), makeJob('training', training)];
		expect(findCreatedJob(unnamed, named, new Set(), true)?.id).toBe('unnamed');
	});

	it('is the newest, because the Custom ID may have been used before', () => {
		const timed = (id: string, createdAt: string) =>
			makeJob(id, request, { timing: { createdAt } });
		expect(
			find([
				timed('old', '1603432763000'),
				timed('new', '1603432764000'),
				makeJob('untimed', request),
			]),
		).toBe('new');
	});
});

it('The jobs that are waited for are picked from a list, and those missing are named', () => {
	const jobs = ['3', '1', 'foreign'].map((id) => ({ id }));
	const { found, missing } = findJobsById(jobs, ['1', '2', '3']);
	expect([...found]).toEqual([
		['1', { id: '1' }],
		['3', { id: '3' }],
	]);
	expect(missing).toEqual(['2']);
});
