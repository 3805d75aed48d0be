import { cpus, totalmem } from 'node:os';

/** What the benchmarks ran on. */
export interface Machine {
	cores: number;
	processor: string;
	memoryGB: number;
	node: string;
	date: string;
}

/** Describes this machine, so that figures can be compared. */
export function describeMachine(): Machine {
	const processors = cpus();
	return {
		cores: processors.length,
		processor: processors[0]?.model.trim() ?? 'unknown',
		memoryGB: Math.round(totalmem() / 1024 ** 3),
		node: process.version,
		date: new Date().toISOString().slice(0, 10),
	};
}
