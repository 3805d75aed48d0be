import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowFile } from '../n8n/index.mts';

/** The example workflows, by the names of their files. */
export const exampleNames = ['voice-conversion', 'voice-cloning', 'singing-cloning'];

/** The trigger of every example. */
export const exampleTrigger = 'When clicking ‘Execute workflow’';

/** Puts the recordings of the examples below a folder that n8n may read and write. */
export async function provideRecordings(folder: string): Promise<void> {
	await cp('examples/recordings', join(folder, 'recordings'), { recursive: true });
	await mkdir(join(folder, 'output'), { recursive: true });
}

/** Reads one of the example workflows; it reads and writes its files below `folder`. */
export async function readExample(name: string, folder: string): Promise<WorkflowFile> {
	const text = await readFile(`examples/${name}.json`, 'utf8');
	const moved = text
		.replaceAll('examples/recordings/', `${folder}/recordings/`)
		.replaceAll('demo-output/', `${folder}/output/`);
	return { id: name, ...(JSON.parse(moved) as Omit<WorkflowFile, 'id'>) };
}
