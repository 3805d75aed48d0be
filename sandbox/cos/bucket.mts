import { randomBytes } from 'node:crypto';
import type { StoredFile, Storage } from '../storage.mts';

/** An object of a bucket, its content on disk. */
export interface StoredObject extends StoredFile {
	contentType: string;
	lastModified: Date;
}

/** The objects of one COS bucket by key. A key has no slash at its beginning. */
export interface Bucket {
	/** The name with the APPID at its end. */
	name: string;
	/** Stores a file, in place of what was there. */
	put(key: string, file: StoredFile, contentType: string): StoredObject;
	find(key: string): StoredObject | undefined;
	remove(key: string): Promise<void>;
	keys(): string[];
}

/** An empty bucket. */
export function createBucket(name: string, storage: Storage): Bucket {
	const objects = new Map<string, StoredObject>();
	const remove = async (key: string) => {
		const object = objects.get(key);
		objects.delete(key);
		if (object) await storage.remove(object.path);
	};
	return {
		name,
		remove,
		put(key, file, contentType) {
			void remove(key);
			const object = { ...file, contentType, lastModified: new Date() };
			objects.set(key, object);
			return object;
		},
		find: (key) => objects.get(key),
		keys: () => [...objects.keys()],
	};
}

/** The key that a path of the job API stands for: without empty names between its slashes. */
export function toKey(path: string): string {
	return path
		.split('/')
		.filter((name) => name !== '')
		.join('/');
}

/** An ID as COS gives to every request. */
export function newRequestId(): string {
	return Buffer.from(randomBytes(16).toString('hex')).toString('base64');
}
