import { listCapabilities, nameCapability } from '../api/capabilities';
import type { Job, JobOutput } from '../api/responses/responseSchema';

/**
 * Whether the settings of a job can be those of a request with as many outputs. Those that the vendor's documentation does
 * not mention, such as `language`, may be missing from a job, be written in another way, or be added by the vendor. So
 * only a value that stands in both, and can be compared, tells the two apart.
 */
export function mayHaveSettingsOf(
	job: Pick<Job, 'outputs'>,
	request: Pick<Job, 'outputs'>,
): boolean {
	return (request.outputs ?? []).every(({ smartContentDescriptor: wanted }, index) => {
		const returned = job.outputs?.[index]?.smartContentDescriptor;
		return hasCapabilityOf(returned, wanted) && mayEqual(returned, wanted);
	});
}

type Descriptor = JobOutput['smartContentDescriptor'];

function hasCapabilityOf(returned: Descriptor, wanted: Descriptor): boolean {
	const capabilities = listCapabilities(returned);
	return capabilities.length === 0 || capabilities.includes(nameCapability(wanted) ?? '');
}

function mayEqual(returned: unknown, wanted: unknown): boolean {
	if (isUnset(returned) || isUnset(wanted)) return true;
	if (Array.isArray(returned) && Array.isArray(wanted)) {
		return (
			returned.length === wanted.length &&
			returned.every((value, index) => mayEqual(value, wanted[index]))
		);
	}
	if (isObject(returned) && isObject(wanted)) {
		return Object.entries(wanted).every(([name, value]) => mayEqual(returned[name], value));
	}
	const numbers = [toNumber(returned), toNumber(wanted)] as const;
	if (!numbers.some(Number.isNaN)) return Math.fround(numbers[0]) === Math.fround(numbers[1]);
	return typeof returned !== typeof wanted || typeof returned !== 'string' || returned === wanted;
}

/** The JSON of Protocol Buffers does not tell zeros and empty lists from what is not set. */
function isUnset(value: unknown): boolean {
	return !value || (Array.isArray(value) && value.length === 0);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers may come as text, and of single precision. */
function toNumber(value: unknown): number {
	if (typeof value === 'string' && value.trim() !== '') return Number(value);
	return typeof value === 'number' ? value : NaN;
}
