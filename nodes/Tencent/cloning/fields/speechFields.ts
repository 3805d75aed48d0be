import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { enteredChoice, enteredNumber } from '../../../shared/n8n/enteredValue';
import { parseParameters } from '../../../shared/n8n/parameters';
import type { KnownCapability } from '../../mediaLab/api/capabilities';
import { LANGUAGES } from '../../mediaLab/api/tasks';
import type { Language } from '../../mediaLab/api/tasks';

const MAX_RATE = 2;
/** Their names in the form, by value. */
const LANGUAGE_NAMES = {
	chinese: 'Chinese',
	english: 'English',
	fromText: 'From Text',
	notSet: 'Not Set',
};

/** The fields for how text is spoken. */
export const speechFields: readonly INodeProperties[] = [
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		options: [
			{ name: LANGUAGE_NAMES.chinese, value: 'chinese' },
			{ name: LANGUAGE_NAMES.english, value: 'english' },
			{
				name: LANGUAGE_NAMES.fromText,
				value: 'fromText',
				description: 'Chinese if the text has Chinese characters, otherwise English',
			},
			{
				name: LANGUAGE_NAMES.notSet,
				value: 'notSet',
				description: 'Leave the choice to Tencent Media Lab',
			},
		],
		default: 'notSet',
		description: 'Language that the text is spoken in',
	},
	{
		displayName: 'Speech Rate',
		name: 'speechRate',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MAX_RATE, numberPrecision: 1 },
		default: '',
		description:
			'How fast the text is spoken, from 0 to 2 in steps of 0.1; 1 is normal. Leave empty to let Tencent Media Lab choose.',
	},
];

/** The same for an operation that takes recordings too, where the capability has them. */
export function createSpeechFields({ hasSpeechSettings }: KnownCapability): INodeProperties[] {
	if (!hasSpeechSettings) return [];
	const displayOptions = { show: { inputSource: ['text'] } };
	return speechFields.map((field) => ({ ...field, displayOptions }));
}

const RATE_MESSAGE = `Speech Rate must be a number from 0 to ${MAX_RATE} in steps of 0.1`;
const speechSchema = z.object({
	language: enteredChoice('Language', LANGUAGE_NAMES),
	speechRate: enteredNumber(
		z
			.number({ message: RATE_MESSAGE })
			.min(0, RATE_MESSAGE)
			.max(MAX_RATE, RATE_MESSAGE)
			.refine((rate) => Math.abs(rate * 10 - Math.round(rate * 10)) < 1e-6, RATE_MESSAGE)
			.transform((rate) => Math.round(rate * 10) / 10)
			.optional(),
	),
});

/** How text is spoken; what is not set is left to the vendor. */
export interface Speech {
	language?: Language;
	speechRate?: number;
}

/**
 * Reads how the text of Generate is spoken, where it has one.
 *
 * @returns tells it for a text, because the language may depend on it
 * @throws InputError with the field that is wrong
 */
export function readSpeech(
	context: IExecuteFunctions,
	{ hasSpeechSettings }: KnownCapability,
	itemIndex: number,
): (text: string) => Speech {
	const speaksText = context.getNodeParameter('inputSource', itemIndex) === 'text';
	return hasSpeechSettings && speaksText ? readSpeechFor(context, itemIndex) : () => ({});
}

/**
 * Reads how texts are spoken.
 *
 * @returns tells it for each text, because the language may depend on it
 * @throws InputError with the field that is wrong
 */
export function readSpeechFor(
	context: IExecuteFunctions,
	itemIndex: number,
): (text: string) => Speech {
	const rate: unknown = context.getNodeParameter('speechRate', itemIndex, '');
	const { language, speechRate } = parseParameters(speechSchema, {
		language: context.getNodeParameter('language', itemIndex, 'notSet'),
		speechRate: rate === '' || rate === null ? undefined : rate,
	});
	if (language === 'notSet') return () => ({ speechRate });
	return (text) => {
		const spoken = language === 'fromText' ? languageOf(text) : language;
		return { language: LANGUAGES[spoken], speechRate };
	};
}

function languageOf(text: string): keyof typeof LANGUAGES {
	return /\p{Script=Han}/u.test(text) ? 'chinese' : 'english';
}
