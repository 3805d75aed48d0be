import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Adds up the sizes of all files in a folder, which may change meanwhile: what vanishes counts nothing. */
export async function measureFolder(folder: string): Promise<number> {
	let bytes = 0;
	for (const entry of await listFolder(folder)) {
		const path = join(folder, entry.name);
		bytes += entry.isDirectory() ? await measureFolder(path) : await measureFile(path);
	}
	return bytes;
}

async function listFolder(folder: string) {
	try {
		return await readdir(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}

async function measureFile(path: string): Promise<number> {
	try {
		return (await lstat(path)).size;
	} catch {
		return 0;
	}
}
