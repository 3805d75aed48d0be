import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Adds up the sizes of all files in a folder, which may change meanwhile: what vanishes counts nothing. */
export async function measureFolder(folder: string): Promise<number> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	let bytes = 0;
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) bytes += await measureFolder(path);
		else
			bytes += await lstat(path).then(
				({ size }) => size,
				() => 0,
			);
	}
	return bytes;
}
