import type { INodeExecutionData } from 'n8n-workflow';
import { removeTemporaryData, storeBinary } from '../../../../../tools/engine/index.mts';
import { caseItem, readCaseLines } from '../../../../audio/caseFiles.mts';
import { countRequests, reportTraffic } from '../../../../sandbox/account.mts';
import { speechAs } from '../../../../sandbox/speechAs.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const errorPage = async () => await caseItem('error.html', { fileName: 'a.mp3' });

async function itemOf(content: Buffer, fileName: string): Promise<INodeExecutionData> {
	const file = { binaryMode: 'filesystem', fileName, mimeType: 'audio/mpeg' } as const;
	return { json: {}, binary: { data: await storeBinary(content, file) } };
}

describe('a recording that no model can be trained with', () => {
	it.each([
		['perItem', [errorPage]],
		['perItem', [async () => await recordingItem('training-1.wav'), errorPage]],
		['allItems', [async () => await recordingItem('training-1.wav'), errorPage]],
	])('is refused before anything is uploaded or created: %s', async (jobMode, items) => {
		const account = await createSilentAccount();
		const modelName = jobMode === 'allItems' ? 'voice' : '=voice_{{ $itemIndex }}';
		const run = await runCloning({
			account,
			operation: 'model.train',
			input: await Promise.all(items.map(async (item) => await item())),
			parameters: { jobMode, trainingSource: 'binary', newModelName: modelName },
		});
		const { status, message, description } = readFailure(run);
		expect(status).toBe('error');
		expect(message).toContain("'a.mp3' is not audio but a web page");
		expect(description).toContain('Check the node that the file comes from');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it.each(['cos', 'signedUrl'])(
		'is refused whichever way it would go: %s',
		async (binaryUpload) => {
			const account = await createSilentAccount();
			const run = await runCloning({
				account,
				operation: 'model.train',
				input: [await errorPage()],
				parameters: { trainingSource: 'binary', newModelName: 'voice' },
				options: { binaryUpload },
			});
			expect(readFailure(run).message).toContain("'a.mp3' is not audio but a web page");
			expect((await reportTraffic(account)).requests).toEqual([]);
		},
	);
});

describe('a format that Tencent Media Lab does not document', () => {
	const speak = async (fileName: string, content: Buffer, options: object = {}) => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			input: [await itemOf(content, fileName)],
			parameters: { inputSource: 'binary' },
			options: { ...options },
		});
		return { failure: readFailure(run), counts: await countRequests(account) };
	};

	it.each([
		['ogg', 'Ogg Opus, the format of Telegram and WhatsApp voice messages'],
		['mp4', 'MP4 or M4A, the format of iPhone voice memos'],
		['flac', 'FLAC'],
	] as const)('is refused by its name: %s', async (format, name) => {
		const { failure, counts } = await speak(`voice.${format}`, speechAs(format));
		expect(failure.message).toBe(
			`'voice.${format}' is ${name}. Tencent takes WAV and MP3: convert it first`,
		);
		expect(failure.description).toContain('Send Any Format');
		expect(counts).toEqual({});
	});

	it('is sent with Send Any Format', async () => {
		const { counts } = await speak('voice.ogg', speechAs('ogg'), { sendAnyFormat: true });
		expect(counts).toMatchObject({ cosPut: 1, createJob: 1 });
	});

	it('does not make Send Any Format send what is certainly no audio', async () => {
		const page = Buffer.from('<html><body>Forbidden</body></html>');
		const { failure, counts } = await speak('voice.mp3', page, { sendAnyFormat: true });
		expect(failure.message).toContain("'voice.mp3' is not audio but a web page");
		expect(counts).toEqual({});
	});
});

describe('the name of an upload', () => {
	it('is at most 850 bytes long in the bucket, and keeps its extension', async () => {
		const account = await createSilentAccount();
		const [fileName] = await readCaseLines('long-name.txt');
		const item = await recordingItem('speech.wav');
		const { run } = await runCloning({
			account,
			input: [
				{ json: {}, binary: { data: { ...item.binary!.data!, fileName } } },
			] as INodeExecutionData[],
			parameters: { inputSource: 'binary' },
		});
		expect(run.status).toBe('success');
		const { requests } = await reportTraffic(account);
		const { key } = requests.find(({ endpoint }) => endpoint === 'cosPut')!;
		expect(key).toMatch(/0-录+\.wav$/);
		expect(Buffer.byteLength(key!)).toBeGreaterThan(840);
		expect(Buffer.byteLength(key!)).toBeLessThanOrEqual(850);
	});
});
