import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../processes/isRunning.mts';

/**
 * Notes that this process uses a folder, which two n8ns at a time would spoil. By the ID of the process, not by a lock
 * that expires: so it is known at once that it runs, and that it was killed.
 *
 * @throws an error for the user when another process uses it
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'running');
	const owner = await readOwner(file);
	if (owner !== undefined && isRunning(owner)) {
		throw new Error(
			`It runs already, as process ${owner}, with the folder ${folder}.\n` +
				'Stop it with Ctrl-C, or give this one a folder of its own: npm start -- --folder OTHER\n' +
				`(Should process ${owner} be another program, delete ${file}.)`,
		);
	}
	await writeFile(file, String(process.pid));
	return { release: async () => await rm(file, { force: true }) };
}

async function readOwner(file: string): Promise<number | undefined> {
	try {
		return Number(await readFile(file, 'utf8')) || undefined;
	} catch {
		return undefined;
	}
}
