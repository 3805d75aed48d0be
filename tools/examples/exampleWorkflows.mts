import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowFile } from '../n8n/index.mts';

/** The example workflows, by the names of their files. */
export const exampleNames = [
	'voice-conversion',
	'voice-cloning',
	'song-cover',
	'form-to-voice',
	'sheet-to-files',
	'long-article',
	'dialogue',
	'bulk-conversion',
	'podcast',
	'train-then-cover',
	'agent-with-voice',
	'tencent-register',
];

/** What the examples read besides the folder of recordings. */
const files = ['article.txt', 'dialogue.txt', 'podcast.mp3', 'scripts.csv'];

/** The trigger of the examples that a user starts in the editor. */
export const exampleTrigger = 'When clicking ‘Execute workflow’';

/** Puts what the examples read below a folder that n8n may read and write. */
export async function provideExampleFiles(folder: string): Promise<void> {
	await cp('examples/recordings', join(folder, 'recordings'), { recursive: true });
	for (const file of files) await cp(`examples/${file}`, join(folder, file));
	await mkdir(join(folder, 'output'), { recursive: true });
}

/** Reads one of the example workflows; it reads and writes its files below `folder`. */
export async function readExample(name: string, folder: string): Promise<WorkflowFile> {
	const text = await readFile(`examples/${name}.json`, 'utf8');
	const moved = text
		.replaceAll(new RegExp(`examples/(?=recordings/|${files.join('|')})`, 'g'), `${folder}/`)
		.replaceAll('demo-output/', `${folder}/output/`);
	return { id: name, ...(JSON.parse(moved) as Omit<WorkflowFile, 'id'>) };
}
