import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AudioTaskInput, AudioTaskName, AudioTaskResult } from './tasks.mts';

/** Worker threads for audio, so that a long conversion does not keep the server from answering others. */
export interface AudioPool {
	/**
	 * Runs a task on a free worker, waiting for one if need be.
	 * @throws the signal's reason when it is aborted before the task has started, and whatever the task throws
	 */
	run<Name extends AudioTaskName>(
		task: Name,
		input: AudioTaskInput<Name>,
		signal?: AbortSignal,
	): Promise<AudioTaskResult<Name>>;
	/** Stops the workers, in the middle of what they do. */
	close(): Promise<void>;
}

/** A pool of at most two workers, each started when it is first needed. */
export function createAudioPool(size = Math.min(2, availableParallelism())): AudioPool {
	const workers = new Set<Worker>();
	const idle: Worker[] = [];
	const waiting: Array<() => void> = [];

	const acquire = async (): Promise<Worker> => {
		while (idle.length === 0 && workers.size >= size) await new Promise<void>((resolve) => waiting.push(resolve));
		const worker = idle.pop() ?? new Worker(new URL('./worker.mts', import.meta.url));
		if (!workers.has(worker)) {
			workers.add(worker);
			worker.once('exit', () => workers.delete(worker));
			// A worker at rest must not keep the process alive.
			worker.unref();
		}
		return worker;
	};
	const release = (worker: Worker) => {
		if (workers.has(worker)) idle.push(worker);
		waiting.shift()?.();
	};

	return {
		async run<Name extends AudioTaskName>(
			task: Name,
			input: AudioTaskInput<Name>,
			signal?: AbortSignal,
		): Promise<AudioTaskResult<Name>> {
			const worker = await acquire();
			try {
				signal?.throwIfAborted();
				return await ask(worker, task, input);
			} finally {
				release(worker);
			}
		},
		async close() {
			await Promise.all([...workers].map((worker) => worker.terminate()));
			workers.clear();
		},
	};
}

type Reply<Name extends AudioTaskName> = { result: AudioTaskResult<Name> } | { failure: string };

function ask<Name extends AudioTaskName>(
	worker: Worker,
	task: Name,
	input: AudioTaskInput<Name>,
): Promise<AudioTaskResult<Name>> {
	return new Promise((resolve, reject) => {
		const stopped = () => reject(new Error('The audio worker stopped.'));
		worker.once('exit', stopped);
		worker.once('message', (reply: Reply<Name>) => {
			worker.off('exit', stopped);
			if ('failure' in reply) reject(new Error(reply.failure));
			else resolve(reply.result);
		});
		// Handed over, not copied: it may be 100 MB.
		worker.postMessage({ task, input }, [input.bytes.buffer]);
	});
}
