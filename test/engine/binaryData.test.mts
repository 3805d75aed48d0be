import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BinaryDataConfig } from 'n8n-core';
import type { IBinaryData, INodeExecutionData, INodeType } from 'n8n-workflow';
import {
	chain,
	deleteBinaries,
	readBinary,
	removeTemporaryData,
	runWorkflow,
	storeBinary,
	streamBinary,
} from '../../tools/engine/index.mts';
import type { BinaryMode } from '../../tools/engine/index.mts';
import { Container } from '../../tools/engine/n8nModules.mts';

const content = Buffer.from('0123456789'.repeat(10_000));
const folder = mkdtempSync(join(tmpdir(), 'engine-test-'));

afterAll(async () => {
	rmSync(folder, { recursive: true });
	await removeTemporaryData();
});

/** Streams the file `data` of every item through, byte by byte the same, and tells in which chunks it came. */
const copy: INodeType = {
	description: {
		displayName: 'Copy',
		name: 'copy',
		group: ['transform'],
		version: 1,
		description: 'Copies files',
		defaults: { name: 'Copy' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		const copies: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			const file = this.helpers.assertBinaryData(item, 'data');
			let chunks = 0;
			const source = file.id
				? await this.helpers.getBinaryStream(file.id, 16 * 1024)
				: Readable.from(await this.helpers.getBinaryDataBuffer(item, 'data'));
			async function* counted() {
				for await (const chunk of source) {
					chunks += 1;
					yield chunk as Buffer;
				}
			}
			const data = await this.helpers.prepareBinaryData(
				Readable.from(counted()),
				'copy.wav',
				'audio/wav',
			);
			copies.push({ json: { chunks }, binary: { data }, pairedItem: { item } });
		}
		return [copies];
	},
};

async function copyOf(binaryMode: BinaryMode, data: IBinaryData) {
	const { items, ...rest } = await runWorkflow({
		workflow: chain({ name: 'Copy', type: 'test.copy' }),
		nodeTypes: { 'test.copy': copy },
		input: [{ json: {}, binary: { data } }],
		binaryMode,
	});
	const [item] = items('Copy');
	return { ...rest, chunks: item!.json.chunks, file: item!.binary!.data! };
}

/** Reads a file from disk and writes it to disk again. */
async function copyOnDisk(binaryMode: BinaryMode): Promise<void> {
	writeFileSync(join(folder, 'in.wav'), content);
	const { error } = await runWorkflow({
		workflow: chain(
			{
				name: 'Read',
				type: 'n8n-nodes-base.readWriteFile',
				typeVersion: 1.1,
				parameters: {
					fileSelector: join(folder, 'in*.wav'),
					options: { dataPropertyName: 'voice' },
				},
			},
			{
				name: 'Write',
				type: 'n8n-nodes-base.readWriteFile',
				typeVersion: 1.1,
				parameters: {
					operation: 'write',
					fileName: `=${folder}/out-{{ $binary.voice.fileName }}`,
					dataPropertyName: 'voice',
				},
			},
		),
		binaryMode,
	});
	expect(error).toBeUndefined();
	expect(readFileSync(join(folder, 'out-in.wav')).equals(content)).toBe(true);
}

describe.each([
	{ binaryMode: 'default', id: undefined, chunks: 1 },
	{ binaryMode: 'filesystem', id: expect.stringMatching(/^filesystem-v2:/), chunks: 7 },
	{ binaryMode: 'database', id: expect.stringMatching(/^database:/), chunks: 1 },
] as const)('in $binaryMode mode', ({ binaryMode, id, chunks }) => {
	const describedAs = { fileName: 'voice.wav', mimeType: 'audio/wav' };

	it('a file goes through a workflow as a stream, and comes out the same', async () => {
		const stored = await storeBinary(content, { binaryMode, ...describedAs });
		const copied = await copyOf(binaryMode, stored);
		expect(stored).toMatchObject({ ...describedAs, fileType: 'audio', fileExtension: 'wav' });
		expect(copied.chunks).toBe(chunks);
		expect(copied.file.id).toEqual(id);
		expect(copied.file.fileName).toBe('copy.wav');
		expect((await readBinary(copied.file)).equals(content)).toBe(true);
	});

	it('a file can be stored from a stream', async () => {
		const stored = await storeBinary(Readable.from([content, content]), {
			binaryMode,
			...describedAs,
		});
		expect(await readBinary(stored)).toHaveLength(2 * content.length);
	});

	it('files are read from disk and written to disk', async () => {
		await copyOnDisk(binaryMode);
	});
});

it('runs of different modes go side by side', async () => {
	const modes = ['default', 'filesystem', 'database'] as const;
	const copies = await Promise.all(
		[...modes, ...modes].map(async (binaryMode) => {
			return await copyOf(
				binaryMode,
				await storeBinary(content, { binaryMode, fileName: 'voice.wav' }),
			);
		}),
	);
	const stores = [undefined, 'filesystem-v2', 'database'];
	expect(copies.map(({ file }) => file.id?.split(':')[0])).toEqual([...stores, ...stores]);
});

it.each(['filesystem', 'database'] as const)(
	'a deleted execution leaves no file in %s mode',
	async (binaryMode) => {
		const stored = await storeBinary(content, { binaryMode, fileName: 'voice.wav' });
		const { file, workflowId, executionId } = await copyOf(binaryMode, stored);
		expect((await (await streamBinary(file)).toArray()).length).toBeGreaterThan(0);
		await deleteBinaries(workflowId, executionId, binaryMode);
		await expect(readBinary(file)).rejects.toThrow();
	},
);

it.each(['filesystem', 'database'] as const)(
	'all files can be removed amid work in %s mode',
	async (binaryMode) => {
		const describedAs = { binaryMode, fileName: 'voice.wav' };
		const before = await storeBinary(content, describedAs);
		await removeTemporaryData();
		await expect(readBinary(before)).rejects.toThrow();
		const after = await storeBinary(content, describedAs);
		expect(await readBinary(after)).toHaveLength(content.length);
		await copyOnDisk(binaryMode);
	},
);

it('database mode refuses files above its limit', async () => {
	const config = Container.get(BinaryDataConfig);
	expect(config.dbMaxFileSize).toBe(512);
	config.dbMaxFileSize = 0.05;
	const storing = storeBinary(content, { binaryMode: 'database', fileName: 'voice.wav' });
	await expect(storing).rejects.toThrow('0.05');
	config.dbMaxFileSize = 512;
});
