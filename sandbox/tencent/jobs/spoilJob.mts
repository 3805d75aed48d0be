import { randomUUID } from 'node:crypto';
import { faultOfKind, type Fault } from '../../faults.mts';
import type { describeJob } from './describeJob.mts';

type JobDescription = ReturnType<typeof describeJob>;

/** A job as an answer or a callback shows it by the faults `unknownState`, `wrongId`, `sparseJob` and `otherJobs`. */
export function spoilJob(job: JobDescription, fault: Fault | undefined): JobDescription {
	const unknownState = faultOfKind(fault, 'unknownState');
	if (unknownState) return { ...job, state: unknownState.state };
	if (faultOfKind(fault, 'wrongId')) return { ...job, id: randomUUID() };
	const sparse = faultOfKind(fault, 'sparseJob') ?? faultOfKind(fault, 'otherJobs');
	if (!sparse) return job;
	const isKept = (name: string) => sparse.fields.includes(name);
	const fields = Object.entries(job).map(([name, value]) => [
		name,
		isKept(name) ? value : undefined,
	]);
	const kept = Object.fromEntries(fields) as JobDescription;
	const mostOutputs = faultOfKind(fault, 'sparseJob')?.mostOutputs;
	return mostOutputs === undefined
		? kept
		: { ...kept, outputs: kept.outputs?.slice(0, mostOutputs) };
}
