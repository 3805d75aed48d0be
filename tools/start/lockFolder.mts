import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../processes/isRunning.mts';

/**
 * Notes that this process uses a folder, which two n8ns at a time would spoil.
 *
 * @throws an error for the user when another process uses it
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'running');
	const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
	if (owner > 0 && isRunning(owner)) {
		throw new Error(
			`It runs already, as process ${owner}, with the folder ${folder}.\n` +
				'Stop it with Ctrl-C, or give this one a folder of its own: npm start -- --folder OTHER\n' +
				`(Should process ${owner} be another program, delete ${file}.)`,
		);
	}
	await writeFile(file, String(process.pid));
	return { release: async () => await rm(file, { force: true }) };
}
