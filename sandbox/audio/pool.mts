import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { createResultMemory } from './resultMemory.mts';
import type * as tasks from './tasks.mts';

export type AudioTasks = typeof tasks;
export type AudioTaskName = keyof AudioTasks;
type AudioTaskInput<Name extends AudioTaskName> = Parameters<AudioTasks[Name]>[0];
type AudioTaskResult<Name extends AudioTaskName> = Awaited<ReturnType<AudioTasks[Name]>>;

/**
 * Processes for audio, so that a long conversion does not keep the server from answering others. Not threads:
 * FFmpeg can crash on a broken file, and a thread that is stopped in the middle of its work would take the
 * server with it.
 */
export interface AudioPool {
	/**
	 * Runs a task on a free worker, waiting for one if need be, or returns the result of the same task before. A worker whose
	 * task is aborted is stopped.
	 * @throws the signal's reason when it is aborted, and whatever the task throws
	 */
	run<Name extends AudioTaskName>(
		task: Name,
		input: AudioTaskInput<Name>,
		signal?: AbortSignal,
	): Promise<AudioTaskResult<Name>>;
	/** Stops the workers, in the middle of what they do. */
	close(): Promise<void>;
}

/** A pool of at most two workers, which are started when the first task comes. */
export function createAudioPool(size = Math.min(2, availableParallelism())): AudioPool {
	let workers: Tinypool | undefined;
	let isClosed = false;
	const memory = createResultMemory();
	return {
		async run(task, input, signal) {
			if (isClosed) throw new Error('The audio workers are stopped.');
			const free = (workers ??= startWorkers(size));
			const work = async () => await free.run(input, { name: task, signal });
			try {
				return await memory.recall(task, input, work);
			} catch (error) {
				signal?.throwIfAborted();
				throw toError(error);
			}
		},
		async close() {
			isClosed = true;
			await workers?.destroy();
		},
	};
}

function startWorkers(size: number): Tinypool {
	const workers = new Tinypool({
		filename: new URL('./tasks.mts', import.meta.url).href,
		runtime: 'child_process',
		serialization: 'advanced',
		env: process.env as Record<string, string>,
		// A worker that has ended is replaced only if there would be fewer than the minimum.
		minThreads: size,
		maxThreads: size,
	});
	// A worker that ends while it has nothing to do is replaced, too: nothing to report.
	workers.on('error', () => {});
	return workers;
}

/** An error comes from another process as a plain object. */
function toError(error: unknown): Error {
	return error instanceof Error ? error : new Error((error as Error).message);
}
