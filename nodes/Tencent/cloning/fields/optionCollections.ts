import type { INodeProperties } from 'n8n-workflow';
import { narrateOnlyOptions } from '../narrate/fields/narrateOptions';
import { createJobOptions } from './optionFields';

/** Options of the operations that speak a text. */
const SPEAKING_ONLY = ['dryRun', 'maxCharacters', 'maxMinutes', 'partLength', 'subtitles'];

const jobOptions = createJobOptions('inputSource');
const trainableOptions = createJobOptions('trainingSource').filter(
	({ name }) => ![...SPEAKING_ONLY, 'fileName'].includes(name),
);

/** Where a training stores what it makes. The vendor's own web page sends these too. */
const trainingOptions: INodeProperties[] = [
	{
		displayName: 'Content ID',
		name: 'contentId',
		type: 'string',
		default: '',
		description:
			'Repository for the files that the training stores, if any. Leave empty to use the Content ID of the credential.',
	},
	{
		displayName: 'Destination',
		name: 'destination',
		type: 'string',
		default: '',
		placeholder: 'e.g. /models',
		description: 'Folder of the repository for the files of the training',
	},
	{
		displayName: 'Output Prefix',
		name: 'outputPrefix',
		type: 'string',
		default: '',
		description:
			'Start of the names of the stored files: at most 8 characters, or 19 with Unique Names turned off',
	},
];

/** The options of the operation Generate. */
export const generateOptionFields = collection(jobOptions);

/** The options of the operation Narrate. Its lines always have unique names. */
export const narrateOptionFields = collection([
	...jobOptions.filter(({ name }) =>
		[
			'additionalFields',
			'callback',
			'concurrency',
			'customId',
			'dryRun',
			'fileName',
			'maxCharacters',
			'pollingInterval',
			'timeout',
		].includes(name),
	),
	...narrateOnlyOptions,
]);

/** The options of the operation Train. */
export const trainOptionFields = collection([...trainableOptions, ...trainingOptions]);

/** The options of the operation Create: those that are not part of the request itself. */
export const createOptionFields = collection(
	jobOptions.filter(
		({ name }) =>
			![
				...SPEAKING_ONLY,
				'additionalFields',
				'binaryUpload',
				'keepUpload',
				'sendAnyFormat',
			].includes(name),
	),
);

/** The options of the operation Get, which can wait for a job. */
export const getOptionFields = collection(
	jobOptions.filter(({ name }) => ['fileName', 'pollingInterval', 'simplify'].includes(name)),
);

/** The options of the operation Get Many, which only reads jobs. */
export const readingOptionFields = collection(jobOptions.filter(({ name }) => name === 'simplify'));

function collection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}
