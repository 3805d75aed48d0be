import type { INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';
import { createChain } from './chainWorkflow.mts';
import type { ChainNode } from './chainWorkflow.mts';
import { credentialsOf, packageName } from './suiteWorkflows.mts';

/** A field of each row. */
export const rowOwner = 'Anna';

/** A recording, and a file that is none. */
const givenFiles = { recording: 'speech.wav', text: 'README.md' };

/** The workflows of the suite of items. They read files, and each file has a row. */
export function createDataWorkflows(filesFolder: string): WorkflowFile[] {
	const read = (fileName: string): ChainNode => ({
		name: 'Read Files',
		type: 'n8n-nodes-base.readWriteFile',
		parameters: { fileSelector: `${filesFolder}/recordings/${fileName}` },
	});
	const setOwner = (name: string, more: INodeParameters): ChainNode => ({
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: [{ id: 'owner', name: 'owner', value: rowOwner, type: 'string' }],
			},
			...more,
		},
	});
	const addRow = setOwner('Add Row', { includeOtherFields: true, options: { stripBinary: false } });
	const loseFile = setOwner('Lose File', { options: { stripBinary: true } });
	const convert: ChainNode = {
		name: 'Convert',
		type: `${packageName}.samiVoiceConversion`,
		parameters: {},
		credentials: credentialsOf('samiVoiceConversion'),
	};
	const named = { options: { fileName: '={{ $json.owner }}-greeting' } };
	const speak: ChainNode = {
		name: 'Speak',
		type: `${packageName}.tencentVoiceCloning`,
		parameters: { text: 'Good morning.' },
		credentials: credentialsOf('tencentVoiceCloning'),
	};
	const getSpeakers: ChainNode = { ...convert, name: 'Get Speakers' };
	return [
		createChain('failed-item', [
			read(givenFiles.text),
			addRow,
			{ ...convert, onError: 'continueRegularOutput' },
		]),
		createChain('kept-row', [
			read(givenFiles.recording),
			addRow,
			{ ...convert, parameters: named },
		]),
		createChain('returned-file', [
			read(givenFiles.recording),
			loseFile,
			{ ...convert, parameters: { binaryPropertyName: "={{ $('Read Files').item.binary.data }}" } },
		]),
		createChain('plain-speech', [speak]),
		...['speakers', 'pictured-speakers'].map((id) => createChain(id, [getSpeakers])),
	];
}
