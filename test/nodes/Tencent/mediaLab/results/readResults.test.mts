import { toObjectKey } from '../../../../../nodes/Tencent/mediaLab/api/objectKey';
import { readResults } from '../../../../../nodes/Tencent/mediaLab/results/readResults';
import { readExampleJob } from '../documentedExamples.mts';

describe('the object key of a file', () => {
	it.each([
		['/', 'out.wav', 'out.wav'],
		['', 'out.wav', 'out.wav'],
		[undefined, 'out.wav', 'out.wav'],
		[null, 'out.wav', 'out.wav'],
		['dir', 'out.wav', 'dir/out.wav'],
		['/dir/', 'out.wav', 'dir/out.wav'],
		['/dir//sub/', '/out.wav', 'dir/sub/out.wav'],
		['/输出 目录', '声音 +1.wav', '输出 目录/声音 +1.wav'],
	])('in %j, named %j, is %j', (destination, fileName, key) => {
		expect(toObjectKey(destination, fileName)).toBe(key);
	});
});

describe('the result', () => {
	it('of generating with a voice is the file', () => {
		expect(readResults(readExampleJob('voiceCloning', 'generate'))).toEqual([
			{
				capability: 'voiceCloning',
				task: 'generate',
				inputSelectors: [0],
				contentId: 'content-1',
				fileName: 'out.wav',
				path: 'output/out.wav',
			},
		]);
	});

	it('of generating singing is the song', () => {
		expect(readResults(readExampleJob('singingCloning', 'generate'))).toMatchObject([
			{ fileName: 'out.mp3' },
		]);
	});

	it.each(['voiceCloning', 'singingCloning'] as const)(
		'of training for %s is the model',
		(owner) => {
			expect(readResults(readExampleJob(owner, 'train'))).toEqual([
				{ capability: owner, task: 'train', inputSelectors: [0], modelName: 'demo' },
			]);
		},
	);

	it('of several outputs comes in the order of the inputs', () => {
		const output = (input: number) => ({
			inputSelectors: [input],
			smartContentDescriptor: { voiceCloning: { type: 1 } },
			smartContentResult: { voiceCloning: { voiceName: `${input}.wav` } },
		});
		const results = readResults({
			id: '1',
			state: 3,
			outputs: [output(2), output(0), output(10), output(1)],
		});
		expect(results.map(({ path }) => path)).toEqual(['0.wav', '1.wav', '2.wav', '10.wav']);
	});

	it('of another capability is its name', () => {
		const outputs = [
			{
				smartContentDescriptor: { musicSeperate: {} },
				smartContentResult: { musicSeperate: { vocal: 'v' } },
			},
		];
		expect(readResults({ id: '1', outputs })).toEqual([
			{ capability: 'musicSeperate', inputSelectors: [] },
		]);
	});

	it('of a job without outputs is none', () => expect(readResults({ id: '1' })).toEqual([]));
});
