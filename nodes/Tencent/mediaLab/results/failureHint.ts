import { CAPABILITIES } from '../api/capabilities';
import { shorten } from '../../../shared/http/shorten';
import type { Job } from '../api/responses/responseSchema';
import { nameTask } from '../api/tasks';

/**
 * Says what may help against the failure of a job.
 *
 * @param said what the vendor said; undefined where it does not say why
 */
export function hintAtFailure(job: Job, said: string | undefined): string {
	const mayBeRecording = !isText(job);
	if (said !== undefined && mayBeRecording && CANNOT_DECODE.test(said)) {
		return 'Tencent cannot decode the recording: send WAV or MP3';
	}
	const sentences = new Set([
		...(mayBeRecording ? [CHECK_RECORDING] : []),
		...[...new Set(checkModels(job))].slice(0, MOST_MODELS),
		'If Timeout is set in Options, check that it is long enough',
		'If the job fails again, report its ID to Tencent',
	]);
	return [...sentences].join('. ');
}

/** How many models a hint names, and how long a name may be. */
const MOST_MODELS = 5;
const LONGEST_NAME = 200;

const CHECK_RECORDING =
	'Check that the recording is WAV or MP3, and that its URL opens from the internet without a login and does not expire too soon';

/** `10004 Engine Error`, as a public client reports it. */
const CANNOT_DECODE = /\b10004\b/;

/** Whether the job is made of text alone. */
function isText({ inputs }: Job): boolean {
	return !!inputs?.length && inputs.every(({ sourceData }) => sourceData);
}

function checkModels({ outputs }: Job): string[] {
	return (outputs ?? []).flatMap(({ smartContentDescriptor }) =>
		CAPABILITIES.flatMap(({ key }) => checkModel(smartContentDescriptor?.[key])),
	);
}

/** @param settings of a capability in a `smartContentDescriptor` */
function checkModel(settings: unknown): string[] {
	const { type, modelName } = Object(settings) as { type?: unknown; modelName?: unknown };
	if (typeof modelName !== 'string' || modelName === 'default') return [];
	const name = shorten(modelName, LONGEST_NAME);
	return nameTask(type) === 'train'
		? [`Check that there is no other model named '${name}'`]
		: [`Check that the model '${name}' exists: choose it From List`];
}
