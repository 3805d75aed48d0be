import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';

/** In bytes, of the largest input that is looked up. */
const LARGEST_INPUT = 4 * 1024 * 1024;
/** In bytes, of all results together. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The results of earlier tasks, the latest of them. */
export interface ResultMemory {
	/**
	 * Returns the result of an earlier task that was the same, or does the task. A task that fails is not remembered.
	 *
	 * @param input all that the result depends on, as plain data
	 */
	recall<Result>(name: string, input: object, work: () => Promise<Result>): Promise<Result>;
}

/** Remembers results: the same recording is converted again and again in tests, and by who tries a workflow. */
export function createResultMemory(): ResultMemory {
	const results = new Map<string, { result: unknown; size: number }>();
	let bytes = 0;
	const remember = (key: string, result: unknown, size: number): void => {
		results.set(key, { result, size });
		bytes += size;
	};
	const forget = (key: string): void => {
		bytes -= results.get(key)?.size ?? 0;
		results.delete(key);
	};
	return {
		async recall<Result>(name: string, input: object, work: () => Promise<Result>) {
			const key = toKey(name, input);
			if (key === undefined) return await work();
			const known = results.get(key);
			const result = known ? (known.result as Result) : await work();
			forget(key);
			remember(key, result, known?.size ?? serialize(result).length);
			for (const oldest of results.keys()) {
				if (bytes <= MOST_BYTES) break;
				forget(oldest);
			}
			return result;
		},
	};
}

/** @returns undefined where the input is too large, or names files, whose content may change */
function toKey(name: string, input: object): string | undefined {
	if (namesFiles(input)) return undefined;
	const bytes = serialize([name, input]);
	return bytes.length > LARGEST_INPUT
		? undefined
		: createHash('sha256').update(bytes).digest('hex');
}

function namesFiles(input: object): boolean {
	const { paths, sources = [] } = input as { paths?: string[]; sources?: object[] };
	return paths !== undefined || sources.some((source) => 'path' in source);
}
