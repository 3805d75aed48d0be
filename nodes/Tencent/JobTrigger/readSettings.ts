import type { IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import {
	enteredChoice,
	enteredChoices,
	enteredFlag,
	enteredSecret,
	enteredText,
	filledText,
} from '../../shared/n8n/enteredValue';
import { parseParameters } from '../../shared/n8n/parameters';

const settingsSchema = z.object({
	events: enteredChoices('Events', { completed: 'Completed', failed: 'Failed' }),
	capabilities: enteredChoices('Capabilities', {
		other: 'Other',
		singingCloning: 'Singing Cloning',
		voiceCloning: 'Voice Cloning',
	}),
	tasks: enteredChoices('Tasks', { generate: 'Generate', train: 'Train' }),
	customIdFilter: enteredText('Custom ID Filter'),
	verification: enteredChoice('Verification', { getJob: 'Get Job', none: 'None' }),
	onUnverifiable: enteredChoice('If It Cannot Be Verified', {
		reject: 'Reject',
		emit: 'Start Anyway',
	}),
	sharedSecret: enteredSecret('Shared Secret'),
	download: enteredFlag('Download'),
	outputBinaryPropertyName: filledText('Output Binary Field'),
	simplify: enteredFlag('Simplify'),
});

/** The settings of the trigger. */
export type TriggerSettings = Omit<
	z.infer<typeof settingsSchema>,
	'download' | 'outputBinaryPropertyName'
> & {
	/** The binary field for the audio; undefined where it is not to be downloaded. */
	outputBinaryPropertyName: string | undefined;
};

/** @throws InputError with the first setting that is wrong */
export function readSettings(context: IWebhookFunctions): TriggerSettings {
	const read = (name: string, fallback?: unknown) => context.getNodeParameter(name, fallback);
	const options = read('options', {}) as { simplify?: unknown };
	const { download, outputBinaryPropertyName, ...settings } = parseParameters(settingsSchema, {
		events: read('events'),
		capabilities: read('capabilities'),
		tasks: read('tasks', ['generate', 'train']),
		customIdFilter: read('customIdFilter', ''),
		verification: read('verification', 'getJob'),
		onUnverifiable: read('onUnverifiable', 'reject'),
		sharedSecret: read('sharedSecret', ''),
		download: read('download', false),
		outputBinaryPropertyName: read('outputBinaryPropertyName', 'data'),
		simplify: options.simplify ?? true,
	});
	return {
		...settings,
		outputBinaryPropertyName: download ? outputBinaryPropertyName : undefined,
	};
}
