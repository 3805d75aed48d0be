import { readFile } from 'node:fs/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { storeBinary } from '../../tools/engine/index.mts';

/** A file that has troubled users of these services. */
export async function readCase(name: string): Promise<Buffer> {
	return await readFile(`test/fixtures/cases/${name}`);
}

/** The lines of a text among those files. */
export async function readCaseLines(name: string): Promise<string[]> {
	return (await readCase(name)).toString().trimEnd().split('\n');
}

/** An item that carries such a file. */
export async function caseItem(
	name: string,
	{ fileName = name, mimeType = 'audio/mpeg' } = {},
): Promise<INodeExecutionData> {
	const content = await readCase(name);
	const binaryMode = 'filesystem';
	return {
		json: {},
		binary: { data: await storeBinary(content, { binaryMode, fileName, mimeType }) },
	};
}
