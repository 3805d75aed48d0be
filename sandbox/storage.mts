import { createHash } from 'node:crypto';
import { createWriteStream, linkSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file on disk, as it was received. */
export interface StoredFile {
	path: string;
	bytes: number;
	/** MD5 of the content, hexadecimal. */
	md5: string;
}

/** Files of the sandbox, in a directory that goes with it. */
export interface Storage {
	/** Where a new file can be written. */
	newPath(): string;
	/**
	 * Writes a stream to a new file, so that it never has to be in memory. Nothing is left when it breaks off.
	 */
	receive(content: Readable, signal?: AbortSignal): Promise<StoredFile>;
	/** The same file under a second path, which stays when the first is removed. */
	link(path: string): string;
	remove(path: string): Promise<void>;
	/** Removes all files. */
	close(): Promise<void>;
}

/** An empty storage in the system's directory for temporary files. */
export function createStorage(): Storage {
	const directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
	let files = 0;
	const newPath = () => join(directory, String((files += 1)));
	const remove = (path: string) => rm(path, { force: true });
	return {
		newPath,
		remove,
		link(path) {
			const second = newPath();
			linkSync(path, second);
			return second;
		},
		async receive(content, signal) {
			const path = newPath();
			const hash = createHash('md5');
			let bytes = 0;
			const measure = async function* (chunks: AsyncIterable<Buffer>) {
				for await (const chunk of chunks) {
					hash.update(chunk);
					bytes += chunk.length;
					yield chunk;
				}
			};
			try {
				await pipeline(content, measure, createWriteStream(path), { signal });
			} catch (error) {
				await remove(path);
				throw error;
			}
			return { path, bytes, md5: hash.digest('hex') };
		},
		close: () => rm(directory, { recursive: true, force: true }),
	};
}
