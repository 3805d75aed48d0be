import { parentPort } from 'node:worker_threads';
import { audioTasks, type AudioTaskInput, type AudioTaskName } from './tasks.mts';

// One job at a time: the pool sends the next one when this one is answered.
parentPort?.on('message', async (job: { task: AudioTaskName; input: AudioTaskInput<AudioTaskName> }) => {
	try {
		const result = await audioTasks[job.task](job.input);
		parentPort?.postMessage({ result }, 'bytes' in result ? [result.bytes.buffer] : []);
	} catch (error) {
		parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
	}
});
