import assert from 'node:assert/strict';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { INodeExecutionData } from 'n8n-workflow';
import { importWorkflows, runManually, signIn } from '../../tools/n8n/index.mts';
import type { Execution, RunningN8n } from '../../tools/n8n/index.mts';
import { connect, createNode, manualTrigger } from './support/cloningWorkflow.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';

const ROWS = Array.from(
	{ length: 60 },
	(_, index) => `call ${String(index + 1).padStart(2, '0')}.a`,
);
/** What is wrong with the recordings of four rows, and the code that a workflow can tell it by. */
const BAD: Record<string, { content: string | Buffer; errorCode: string }> = {
	[ROWS[6]!]: { content: 'Meeting at ten', errorCode: 'notAudio' },
	[ROWS[23]!]: { content: '<!DOCTYPE html><title>Sign in</title>', errorCode: 'notAudio' },
	[ROWS[41]!]: { content: Buffer.from('OggS\0'), errorCode: 'formatNotAccepted' },
	[ROWS[59]!]: { content: '', errorCode: 'fileEmpty' },
};

describe('a sheet of 60 recordings of which four are bad, in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let execution: Execution;

	before(async () => {
		prepared = await preparePackageInN8n();
		await writeFiles(prepared.filesFolder);
		await importWorkflows(prepared.instance, createWorkflow(prepared.filesFolder));
		n8n = await prepared.start();
		execution = await runManually(await signIn(n8n.url), 'calls', manualTrigger);
		const { status, error } = execution;
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
	});

	after(async () => await prepared?.end());

	it('sends the bad ones to the error output, with their row, their file and a code', () => {
		const failures = execution.items('Convert', 1);
		assert.deepEqual(
			failures.map(({ json, binary }) => [json.row, binary?.data?.fileName]),
			Object.keys(BAD).map((row) => [row, `${row}.wav`]),
		);
		for (const [index, { errorCode }] of Object.values(BAD).entries())
			assert.match(
				String(failures[index]!.json.message),
				new RegExp(`\\(error code: ${errorCode}\\)$`),
			);
	});

	it('comes to 60 results, each named by its row, once the bad ones have been mended and tried again', () => {
		assert.deepEqual(nameResults(execution.items('Results')), [...ROWS].sort());
	});
});

/** The rows of the results, which must each be in the name of the file. */
function nameResults(items: INodeExecutionData[]): string[] {
	for (const { json, binary } of items) {
		assert.equal(binary!.data!.fileName, `${String(json.row)}.wav`);
		assert.equal(json.fileName, `${String(json.row)}.wav`);
		assert.equal(json.error, undefined);
	}
	return items.map(({ json }) => String(json.row)).sort();
}

async function writeFiles(folder: string): Promise<void> {
	for (const name of ['calls', 'mended']) await mkdir(join(folder, name));
	for (const row of ROWS) {
		const file = join(folder, 'calls', `${row}.wav`);
		if (row in BAD) await writeFile(file, BAD[row]!.content);
		else await copyFile('examples/recordings/training-1.wav', file);
	}
	for (const row of Object.keys(BAD))
		await copyFile('examples/recordings/training-2.wav', join(folder, 'mended', `${row}.wav`));
	await writeFile(join(folder, 'calls.csv'), ['row', ...ROWS].join('\n'));
}

function createWorkflow(folder: string) {
	const read = (name: string, fileSelector: string) =>
		createNode(name, 'n8n-nodes-base.readWriteFile', { fileSelector, options: {} });
	const addRow = (name: string, value: string) => ({
		...createNode(name, 'n8n-nodes-base.set', {
			assignments: { assignments: [{ id: 'row', name: 'row', type: 'string', value }] },
			includeOtherFields: true,
			options: { stripBinary: false },
		}),
		typeVersion: 3.4,
	});
	const convert = (name: string) => ({
		...createNode(name, 'n8n-nodes-voice-cloning.samiVoiceConversion', {
			speaker: { __rl: true, mode: 'id', value: 'zh_female_qingxin' },
			includeInputFields: true,
			options: { fileName: '={{ $json.row }}' },
		}),
		credentials: { samiApi: { id: 'sami-sandbox', name: 'SAMI Sandbox' } },
		onError: 'continueErrorOutput' as const,
	});
	const connections = connect(
		[manualTrigger, 'Sheet File'],
		['Sheet File', 'Sheet'],
		['Sheet', 'Recording'],
		['Recording', 'Row'],
		['Row', 'Convert'],
		['Convert', 'Results'],
		['Mended Recording', 'Row Again'],
		['Row Again', 'Convert Again'],
	);
	connections.Convert!.main!.push([{ node: 'Mended Recording', type: 'main', index: 0 }]);
	connections['Convert Again'] = { main: [[{ node: 'Results', type: 'main', index: 1 }]] };
	return {
		id: 'calls',
		name: 'calls',
		nodes: [
			createNode(manualTrigger, 'n8n-nodes-base.manualTrigger', {}),
			read('Sheet File', `${folder}/calls.csv`),
			createNode('Sheet', 'n8n-nodes-base.extractFromFile', { operation: 'csv', options: {} }),
			read('Recording', `=${folder}/calls/{{ $json.row }}.wav`),
			addRow('Row', "={{ $('Sheet').item.json.row }}"),
			convert('Convert'),
			read('Mended Recording', `=${folder}/mended/{{ $json.row }}.wav`),
			addRow('Row Again', "={{ $('Row').item.json.row }}"),
			convert('Convert Again'),
			{ ...createNode('Results', 'n8n-nodes-base.merge', {}), typeVersion: 3 },
		],
		connections,
		settings: {},
	};
}
