import { audioTasks, type AudioTaskInput, type AudioTaskName } from './tasks.mts';

// One job at a time: the pool sends the next one when this one is answered.
process.on('message', async (job: Job<AudioTaskName>) => {
	try {
		process.send?.({ result: await run(job) });
	} catch (error) {
		process.send?.({ failure: error instanceof Error ? error.message : String(error) });
	}
});
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole group of processes; the pool ends this one in its own time.
process.on('SIGINT', () => {});

interface Job<Name extends AudioTaskName> {
	task: Name;
	input: AudioTaskInput<Name>;
}

function run<Name extends AudioTaskName>({ task, input }: Job<Name>) {
	return audioTasks[task](input);
}
