import { createStem, writeMark } from '../../../../../nodes/Tencent/mediaLab/api/outputMark';
import { readResults } from '../../../../../nodes/Tencent/mediaLab/results/readResults';
import { readExampleJob } from '../documentedExamples.mts';

describe('The result of a job', () => {
	it('that generates speech is the file', () => {
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

	it('that generates singing is the song', () => {
		expect(readResults(readExampleJob('singingCloning', 'generate'))).toMatchObject([
			{ fileName: 'out.mp3' },
		]);
	});

	it.each(['voiceCloning', 'singingCloning'] as const)(
		'that trains a model for %s is the model',
		(owner) => {
			expect(readResults(readExampleJob(owner, 'train'))).toEqual([
				{ capability: owner, task: 'train', inputSelectors: [0], modelName: 'demo' },
			]);
		},
	);

	it('with several outputs comes in their order', () => {
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
		expect(results.map(({ path }) => path)).toEqual(['2.wav', '0.wav', '10.wav', '1.wav']);
	});

	it('tells which part of a text it is by its file where the vendor leaves out the prefix', () => {
		const mark = { stem: createStem(new Uint8Array(7)), part: 1 };
		const voiceName = `${writeMark(mark)}out.wav`;
		const outputs = [
			{ smartContentResult: { voiceCloning: { voiceName } } },
			{ smartContentResult: { voiceCloning: { voiceName: 'take_out.wav' } } },
		];
		const results = readResults({ outputs });
		expect(results.map((result) => result.mark)).toEqual([mark, undefined]);
	});

	it('tells the bucket where the vendor names it as COS does', () => {
		const outputs = [
			{ cos: { bucket: 'audio-1250000000', region: 'ap-guangzhou' } },
			{ cos: { bucket: 'example.com/', region: 'ap-guangzhou' } },
			{ cos: null },
		];
		expect(readResults({ id: '1', outputs }).map(({ location }) => location)).toEqual([
			{ bucket: 'audio-1250000000', region: 'ap-guangzhou' },
			undefined,
			undefined,
		]);
	});

	it('of an unknown capability is the name of the capability', () => {
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

	it('without outputs is empty', () => expect(readResults({ id: '1' })).toEqual([]));
});
