import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { quoteFileName, withoutExtension } from '../../../../shared/audio/fileName';
import { InputError } from '../../../../shared/http/serviceError';
import { readBinaryField } from '../../../../shared/n8n/binary/binaryField';
import { close, findBinaryInput, inChunks } from '../../../../shared/n8n/binary/binaryInput';
import type { BinaryInput } from '../../../../shared/n8n/binary/binaryInput';
import { enteredChoice } from '../../../../shared/n8n/enteredValue';
import { readParameter, readText } from '../../../../shared/n8n/parameters';
import { readScript } from '../script/readScript';
import type { ScriptFormat, ScriptLine } from '../script/scriptLine';

const SOURCES = { binary: 'Binary File', text: 'Text' };
const FORMATS: Record<ScriptFormat | 'auto', string> = {
	auto: 'Detect Automatically',
	json: 'JSON',
	dialogue: 'Name: Text Lines',
	text: 'Plain Text',
	srt: 'SRT',
	vtt: 'VTT',
};
/** A script of a day has about 1 MB. In bytes. */
const LARGEST_SCRIPT = 16 * 1024 * 1024;

/** The fields for what is narrated. */
export const scriptFields: INodeProperties[] = [
	{
		displayName: 'Script Source',
		name: 'scriptSource',
		type: 'options',
		options: [
			{
				name: SOURCES.binary,
				value: 'binary',
				description: 'A text file on the input item, such as an SRT file',
			},
			{ name: SOURCES.text, value: 'text', description: 'Text in the field below' },
		],
		default: 'text',
		description: 'Where the script comes from',
	},
	{
		displayName: 'Script',
		name: 'script',
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		required: true,
		placeholder: 'Mary: Good morning, and welcome to the show.\nJohn: Thank you for having me.',
		displayOptions: { show: { scriptSource: ['text'] } },
		description: 'What is said, of any length: plain text, lines with names, SRT, VTT or JSON',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { scriptSource: ['binary'] } },
		hint: 'The name of the input field that holds the script: a text file in UTF-8',
	},
	{
		displayName: 'Script Format',
		name: 'scriptFormat',
		type: 'options',
		options: [
			{
				name: FORMATS.auto,
				value: 'auto',
				description: 'Find out from the script itself',
			},
			{
				name: FORMATS.json,
				value: 'json',
				description: 'A list of objects with text and, if needed, voice, start and gap in seconds',
			},
			{
				name: FORMATS.dialogue,
				value: 'dialogue',
				description: 'Each line begins with the name of who says it',
			},
			{ name: FORMATS.text, value: 'text', description: 'Each sentence is a line' },
			{ name: FORMATS.srt, value: 'srt', description: 'Subtitles, each with its time' },
			{ name: FORMATS.vtt, value: 'vtt', description: 'Subtitles for the web (WebVTT)' },
		],
		default: 'auto',
		description: 'How the script is written',
	},
];

/** A script that was read. */
export interface Script {
	lines: ScriptLine[];
	/** Of its file, without extension. */
	name?: string;
}

const sourceSchema = enteredChoice('Script Source', SOURCES);
const formatSchema = enteredChoice('Script Format', FORMATS);

/** @throws InputError where there is no script, or it cannot be read */
export async function readScriptFields(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Script> {
	const format = readParameter(context, 'scriptFormat', itemIndex, formatSchema);
	if (readParameter(context, 'scriptSource', itemIndex, sourceSchema) === 'text')
		return { lines: readScript(readText(context, 'script', itemIndex), format) };
	const file = await findBinaryInput(context, itemIndex, readBinaryField(context, itemIndex));
	const { fileName } = file;
	return {
		lines: readScript(await readTextFile(file), format),
		...(fileName && { name: withoutExtension(fileName.replace(/\.(json|md|srt|txt|vtt)$/i, '')) }),
	};
}

async function readTextFile(file: BinaryInput): Promise<string> {
	if (file.size > LARGEST_SCRIPT) throw isNoScript(file, 'larger than 16 MB');
	const opened = await file.open();
	try {
		const pieces: Uint8Array[] = [];
		for await (const piece of inChunks(opened)) pieces.push(piece);
		const text = Buffer.concat(pieces).toString('utf8');
		// Neither is in a text file in UTF-8.
		if (/[\0\uFFFD]/.test(text)) throw isNoScript(file, 'not text in UTF-8');
		return text;
	} finally {
		close(opened);
	}
}

function isNoScript(file: BinaryInput, what: string): InputError {
	return new InputError(
		`${quoteFileName(file, 'The script')} is ${what}`,
		'Save the script as a text file in UTF-8',
		'formatNotAccepted',
	);
}
