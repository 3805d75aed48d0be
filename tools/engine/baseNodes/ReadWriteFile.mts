import { constants, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	JsonObject,
} from 'n8n-workflow';
import { n8nWorkflow } from '../n8nModules.mts';

const readFields: INodeProperties[] = [
	{
		displayName: 'File(s) Selector',
		name: 'fileSelector',
		type: 'string',
		default: '',
		required: true,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [
			{ displayName: 'File Extension', name: 'fileExtension', type: 'string', default: '' },
			{ displayName: 'File Name', name: 'fileName', type: 'string', default: '' },
			{ displayName: 'Mime Type', name: 'mimeType', type: 'string', default: '' },
			{
				displayName: 'Put Output File in Field',
				name: 'dataPropertyName',
				type: 'string',
				default: 'data',
			},
		],
	},
];

const writeFields: INodeProperties[] = [
	{
		displayName: 'File Path and Name',
		name: 'fileName',
		type: 'string',
		default: '',
		required: true,
	},
	{
		displayName: 'Input Binary Field',
		name: 'dataPropertyName',
		type: 'string',
		default: 'data',
		required: true,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [{ displayName: 'Append', name: 'append', type: 'boolean', default: false }],
	},
];

/** Reads files from disk into items, and writes files of items to disk. */
export class ReadWriteFile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Read/Write Files from Disk',
		name: 'readWriteFile',
		group: ['input'],
		version: [1, 1.1],
		description: 'Read or write files from the computer that runs n8n',
		defaults: { name: 'Read/Write Files from Disk' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Read File(s) From Disk', value: 'read' },
					{ name: 'Write File to Disk', value: 'write' },
				],
				default: 'read',
			},
			...shownFor('read', readFields),
			...shownFor('write', writeFields),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) === 'write' ? write : read;
		const results: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			try {
				results.push(...(await operation.call(this, itemIndex)));
			} catch (error) {
				if (!this.continueOnFail()) {
					throw new n8nWorkflow.NodeApiError(this.getNode(), error as JsonObject, { itemIndex });
				}
				results.push({
					json: { error: (error as Error).message },
					pairedItem: { item: itemIndex },
				});
			}
		}
		return [results];
	}
}

async function read(this: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
	const selector = this.getNodeParameter('fileSelector', item) as string;
	const options = this.getNodeParameter('options', item, {}) as Record<string, string>;
	const paths = globSync(selector, { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name))
		.sort();
	if (paths.length === 0 && this.getNode().typeVersion > 1) throw new Error('No file(s) found');

	const items: INodeExecutionData[] = [];
	for (const path of paths) {
		const content = await this.helpers.createReadStream(await this.helpers.resolvePath(path));
		const file = await this.helpers.prepareBinaryData(content, path);
		for (const name of ['fileName', 'fileExtension', 'mimeType'] as const) {
			if (options[name] !== undefined) file[name] = options[name];
		}
		const { mimeType, fileType, fileName, fileExtension, fileSize } = file;
		items.push({
			json: { mimeType, fileType, fileName, fileExtension, fileSize },
			binary: { [options.dataPropertyName || 'data']: file },
			pairedItem: { item },
		});
	}
	return items;
}

async function write(this: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
	const fileName = this.getNodeParameter('fileName', item) as string;
	const { append } = this.getNodeParameter('options', item, {}) as IDataObject;
	const { json, binary } = this.getInputData()[item]!;
	const file = this.helpers.assertBinaryData(
		item,
		this.getNodeParameter('dataPropertyName', item) as string,
	);
	const content = file.id
		? await this.helpers.getBinaryStream(file.id)
		: Buffer.from(file.data, 'base64');
	const flags = append
		? constants.O_APPEND
		: constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;
	// Resolves the folder only: jest hides from n8n that an error of Node is an Error, here that the file is new.
	const folder = await this.helpers.resolvePath(dirname(fileName));
	const path = join(folder, basename(fileName)) as typeof folder;
	await this.helpers.writeContentToFile(path, content, flags);
	return [{ json: { ...json, fileName }, binary: binary && { ...binary }, pairedItem: { item } }];
}

function shownFor(operation: string, fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: { show: { operation: [operation] } },
	}));
}
