import { distinguishFileNames, nameFiles } from '../../../../nodes/Tencent/output/nameFiles';
import { createStem, writeMark } from '../../../../nodes/Tencent/mediaLab/api/outputMark';

const output = (input: number, modelName = 'narrator', outputPrefix?: string) => ({
	inputSelectors: [input],
	smartContentDescriptor: { outputPrefix, voiceCloning: { type: 1, modelName } },
});
const made = { wanted: '', itemIndex: 0 };

describe('The file of a job', () => {
	it.each([
		[
			'the recording of the item',
			[{ url: 'https://x.test/1' }],
			['ch. 1.2.wav'],
			'ch. 1.2-narrator',
		],
		['a URL', [{ url: 'https://x.test/a/my%20talk.mp3?sign=1' }], [], 'my talk-narrator'],
		['a URL whose escapes are not UTF-8', [{ url: 'https://x.test/%FF.mp3' }], [], 'FF-narrator'],
		['a repository', [{ source: { contentId: 'c', path: '/in/talk.wav' } }], [], 'talk-narrator'],
		[
			'an upload of this node',
			[{ url: 'https://b.test/n8n-voice-cloning/n8n_1/12-talk.wav?sign=1' }],
			[],
			'talk-narrator',
		],
		['a URL without a file name', [{ url: 'https://x.test/' }], [], 'narrator-001'],
		['what is no URL', [{ url: '' }], [], 'narrator-001'],
	])('is named after %s and the model', (_what, inputs, recordingNames, name) => {
		expect(nameFiles({ inputs, outputs: [output(0)] }, { ...made, recordingNames })).toEqual([
			name,
		]);
	});

	it('is named after the model and counted by item where it is made from text', () => {
		const job = { inputs: [{ sourceData: 'Hi' }], outputs: [output(0)] };
		expect(nameFiles(job, { ...made, itemIndex: 59 })).toEqual(['narrator-060']);
	});

	it('is one file where its parts belong together', () => {
		const stem = createStem(Buffer.from('1234567'));
		const outputs = [0, 1, 2].map((part) => output(part, 'narrator', writeMark({ stem, part })));
		const inputs = outputs.map(() => ({ sourceData: 'Hi' }));
		expect(nameFiles({ inputs, outputs }, made)).toEqual(['narrator-001']);
	});

	it('has the name that the user wants, without an audio extension', () => {
		const job = { inputs: [{ sourceData: 'Hi' }], outputs: [output(0)] };
		expect(nameFiles(job, { ...made, wanted: 'row 1.5.wav' })).toEqual(['row 1.5']);
	});

	it('has a name where the vendor tells nothing of the job', () => {
		expect(nameFiles({ outputs: [{}] }, made)).toEqual(['audio-001']);
	});

	it('is left out where another capability makes it, which is not downloaded', () => {
		const other = { inputSelectors: [0], smartContentDescriptor: { musicSeperate: {} } };
		const job = { inputs: [{ sourceData: 'Hi' }], outputs: [other, output(0)] };
		expect(nameFiles(job, made)).toEqual(['narrator-001']);
	});

	it('does not exist where a model is trained', () => {
		const training = { voiceCloning: { type: 2, modelName: 'narrator' } };
		const outputs = [{ inputSelectors: [0], smartContentDescriptor: training }];
		expect(nameFiles({ inputs: [{ url: 'https://x.test/a.wav' }], outputs }, made)).toEqual([]);
	});
});

describe('The files of a run', () => {
	it('have different names, also where a job makes several', () => {
		expect(distinguishFileNames([['a', 'a'], [], ['a'], ['A-2']])).toEqual([
			['a', 'a-2'],
			[],
			['a-3'],
			['A-2-2'],
		]);
	});
});
