import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InputError } from '../../../../shared/http/serviceError';
import { quoteBriefly } from '../../../../shared/http/shorten';
import { enteredText } from '../../../../shared/n8n/enteredValue';
import { parseParameters, readText } from '../../../../shared/n8n/parameters';
import { createModelField } from '../../fields/modelField';
import type { VoiceTable } from '../script/chooseModels';

/** The fields for which model speaks which line. */
export const voiceFields: INodeProperties[] = [
	createModelField({
		displayName: 'Voice Model',
		name: 'modelName',
		required: true,
		description:
			"The trained model that speaks lines without a name, or <code>default</code> for Tencent's own voice",
	}),
	{
		displayName: 'Voices',
		name: 'voices',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Voice',
		default: {},
		options: [
			{
				displayName: 'Voice',
				name: 'voice',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Mary',
						description: 'The name as the script has it',
					},
					createModelField({
						displayName: 'Voice Model',
						name: 'modelName',
						description: 'The trained model that speaks the lines of this name',
					}),
				],
			},
		],
		description: 'Which model speaks for which name in the script',
	},
];

/** What n8n gives for a field with From List and By Name, or what an expression returns in its place. */
const modelSchema = z.preprocess(
	(model) => (isLocator(model) ? model.value : model),
	enteredText('Voice Model of a voice'),
);

function isLocator(model: unknown): model is { value: unknown } {
	return typeof model === 'object' && model !== null && 'value' in model;
}

const WRONG = 'Voices must be a list of names and models';
const voicesSchema = z.object(
	{
		voice: z
			.array(
				z.object(
					{ name: enteredText('Name of a voice'), modelName: modelSchema },
					{ message: WRONG },
				),
				{ message: WRONG },
			)
			.optional(),
	},
	{ message: WRONG },
);

/** @throws InputError where a voice lacks its name or model, or two have one name */
export function readVoices(context: IExecuteFunctions, itemIndex: number): VoiceTable {
	const { voice: rows = [] } = parseParameters(
		voicesSchema,
		context.getNodeParameter('voices', itemIndex, {}),
	);
	const voices = new Map<string, string>();
	const names = new Set<string>();
	for (const { name, modelName } of rows) {
		if (name === '' || modelName === '') throw isIncomplete(name || modelName);
		if (names.has(name.toLowerCase())) throw isRepeated(name);
		names.add(name.toLowerCase());
		voices.set(name, modelName);
	}
	const label = 'Voice Model';
	const defaultModel = readText(context, 'modelName', itemIndex, { extractValue: true, label });
	return { voices, ...(defaultModel && { defaultModel }) };
}

function isIncomplete(what: string): InputError {
	return new InputError(
		`Voices has a row ${what ? `with only ${quoteBriefly(what)}` : 'without name and model'}`,
		'Fill in both Name and Voice Model, or remove the row',
	);
}

function isRepeated(name: string): InputError {
	return new InputError(
		`Voices has two rows for ${quoteBriefly(name)}`,
		'Remove one of them. Capital letters make no difference',
	);
}
