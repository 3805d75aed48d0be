import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { AudioTaskInput, AudioTaskName, AudioTaskResult } from './tasks.mts';

/**
 * Processes for audio, so that a long conversion does not keep the server from answering others. Not threads:
 * FFmpeg can crash on a broken file, and a thread that is stopped in the middle of its work would take the
 * server with it.
 */
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

const workerPath = fileURLToPath(new URL('./worker.mts', import.meta.url));

/** A pool of at most two workers, each started when it is first needed. */
export function createAudioPool(size = Math.min(2, availableParallelism())): AudioPool {
	const workers = new Set<ChildProcess>();
	const idle: ChildProcess[] = [];
	const waiting: Array<() => void> = [];
	let closed = false;

	const acquire = async (): Promise<ChildProcess> => {
		while (idle.length === 0 && workers.size >= size) {
			await new Promise<void>((resolve) => waiting.push(resolve));
		}
		if (closed) throw new Error('The audio workers are stopped.');
		return idle.pop() ?? start();
	};
	const start = (): ChildProcess => {
		const worker = fork(workerPath, { serialization: 'advanced', execArgv: [] });
		workers.add(worker);
		worker.once('exit', () => {
			workers.delete(worker);
			if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
		});
		// A worker must not keep the server's process alive.
		worker.unref();
		worker.channel?.unref();
		return worker;
	};
	const release = (worker: ChildProcess) => {
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
			closed = true;
			const exits = [...workers].map(async (worker) => {
				worker.ref();
				worker.kill('SIGKILL');
				await once(worker, 'exit');
			});
			await Promise.all(exits);
		},
	};
}

type Reply<Name extends AudioTaskName> = { result: AudioTaskResult<Name> } | { failure: string };

function ask<Name extends AudioTaskName>(
	worker: ChildProcess,
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
		worker.send({ task, input }, (error) => error && reject(error));
	});
}
