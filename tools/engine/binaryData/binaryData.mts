import type { Readable } from 'node:stream';
import { BinaryDataService, FileLocation, prepareBinaryData } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { startInstance } from '../instance.mts';
import { Container } from '../n8nModules.mts';
import { inBinaryMode } from './binaryModes.mts';
import type { BinaryMode } from './binaryModes.mts';

interface FileDescription {
	binaryMode: BinaryMode;
	fileName?: string;
	mimeType?: string;
	/** Whether a trigger has received it, before there was an execution. */
	received?: boolean;
}

/** Stores a file as n8n does when a node hands one on, to be given to a workflow as input. */
export async function storeBinary(
	content: Buffer | Readable,
	{ binaryMode, fileName, mimeType, received = false }: FileDescription,
): Promise<IBinaryData> {
	await startInstance();
	return await inBinaryMode(binaryMode, async () => {
		return await prepareBinaryData(content, received ? '' : 'input', 'input', fileName, mimeType);
	});
}

/** The bytes of a file, wherever n8n keeps it. */
export async function readBinary(file: IBinaryData): Promise<Buffer> {
	await startInstance();
	return await Container.get(BinaryDataService).getAsBuffer(file);
}

/** The bytes of a file as a stream; only for files that are not kept in memory. */
export async function streamBinary(file: IBinaryData, chunkSize?: number): Promise<Readable> {
	await startInstance();
	if (!file.id) throw new Error('The file is kept in memory: read it with readBinary');
	return await Container.get(BinaryDataService).getAsStream(file.id, chunkSize);
}

/** Removes the files an execution has left, as n8n does when it deletes the execution. */
export async function deleteBinaries(
	workflowId: string,
	executionId: string,
	binaryMode: BinaryMode,
): Promise<void> {
	await startInstance();
	await inBinaryMode(binaryMode, async () => {
		await Container.get(BinaryDataService).deleteMany([
			FileLocation.ofExecution(workflowId, executionId),
		]);
	});
}
