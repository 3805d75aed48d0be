import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { enteredChoice, enteredFlag, enteredNumber } from '../../../shared/n8n/enteredValue';
import { createMaxMinutesField, maxMinutesSchema } from '../../../shared/n8n/maxMinutes';

const LONG_RECORDINGS = { split: 'Split', refuse: 'Refuse' };
const SHORTEST_PART = 1;
const LONGEST_PART = 9;

/** SAMI downloads what has a URL itself, so that it cannot be split. */
const FILES_ONLY: INodeProperties['displayOptions'] = { show: { '/inputSource': ['binary'] } };

export const dryRunField: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description:
		'Whether to return what would be sent, such as the length of the recording and the number of parts, and send nothing',
};

export const longRecordingsField: INodeProperties = {
	displayName: 'Long Recordings',
	name: 'longRecordings',
	type: 'options',
	options: [
		{
			name: LONG_RECORDINGS.refuse,
			value: 'refuse',
			description: 'Stop with an error when a recording exceeds 10 minutes or 100 MB',
		},
		{
			name: LONG_RECORDINGS.split,
			value: 'split',
			description: 'Cut in pauses, convert the parts, and join them into one file again',
		},
	],
	default: 'split',
	displayOptions: FILES_ONLY,
	description: 'What to do with recordings that are longer than Part Length (Minutes)',
};

export const maxMinutesField = createMaxMinutesField(
	'Send nothing if the recordings of all items together are longer than this. 0 means no limit. Recordings from URLs do not count.',
);

export const partMinutesField: INodeProperties = {
	displayName: 'Part Length (Minutes)',
	name: 'partMinutes',
	type: 'number',
	typeOptions: { minValue: SHORTEST_PART, maxValue: LONGEST_PART },
	default: 4,
	displayOptions: FILES_ONLY,
	description:
		'How long the parts of a long recording may be. SAMI works for about a tenth of that time, and fails after 60 seconds.',
};

const PART_MINUTES = `Part Length (Minutes) must be a number from ${SHORTEST_PART} to ${LONGEST_PART}`;

/** Reads these fields. */
export const longRecordingShape = {
	dryRun: enteredFlag('Dry Run'),
	longRecordings: enteredChoice('Long Recordings', LONG_RECORDINGS),
	maxMinutes: maxMinutesSchema,
	partMinutes: enteredNumber(
		z
			.number({ message: PART_MINUTES })
			.min(SHORTEST_PART, PART_MINUTES)
			.max(LONGEST_PART, PART_MINUTES),
	),
};
