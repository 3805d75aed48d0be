import { CAPABILITIES, listCapabilities } from '../api/capabilities';
import { quote } from '../api/responses/quote';
import type { Job, JobOutput } from '../api/responses/responseSchema';

/** The documented fields of a job, and of an output with the `cos` that it may have. */
const JOB_FIELDS = ['id', 'state', 'customId', 'callback', 'inputs', 'outputs', 'timing'];
const OUTPUT_FIELDS = [
	'contentId',
	'destination',
	'cos',
	'inputSelectors',
	'smartContentDescriptor',
	'smartContentResult',
];
/** The documented fields of a result. */
const RESULT_FIELDS = ['modelName', ...CAPABILITIES.map(({ resultField }) => resultField)];

/** What the vendor says about a job that failed. */
export interface FailureReason {
	/** Quoted, in the vendor's words; undefined where it says nothing. */
	said: string | undefined;
	/** What else stands in fields that are not documented. */
	others: string | undefined;
}

/**
 * Reads why a job failed. Where the vendor says so is not documented: public clients read `message` or `error`, on the job,
 * on an output or in its result. Where there is neither, any other field that is not documented may be the reason.
 */
export function readFailureReason(job: Job): FailureReason {
	const extras = [
		withoutFields(job, JOB_FIELDS),
		...(job.outputs ?? []).flatMap((output) => [
			withoutFields(output, OUTPUT_FIELDS),
			...listResultExtras(output),
		]),
	];
	const reasons = new Set(extras.flatMap(({ message, error }) => quote([message, error]) ?? []));
	const others = new Set(
		extras.flatMap((extra) => quote(withoutFields(extra, REASON_FIELDS)) ?? []),
	);
	const said = quote([...reasons]);
	return said === undefined
		? { said: quote([...others]), others: undefined }
		: { said, others: quote([...others]) };
}

/** What stands in the result beside its capabilities, and in each of them. */
function listResultExtras({ smartContentResult }: JobOutput): Array<Record<string, unknown>> {
	const capabilities = listCapabilities(smartContentResult);
	return [
		withoutFields(smartContentResult ?? {}, capabilities),
		...capabilities.map((key) => withoutFields(Object(smartContentResult?.[key]), RESULT_FIELDS)),
	];
}

const REASON_FIELDS = ['message', 'error'];

function withoutFields(object: object, names: readonly string[]): Record<string, unknown> {
	return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
