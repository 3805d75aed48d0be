import type { Answer } from '../http/answers.mts';
import { writeJson, type AnswerShape } from '../http/answerShapes.mts';
import { faultOfKind, type Fault } from '../faults.mts';

export interface AudioAnswerFields {
	task_id: string;
	namespace: string;
	payload: string;
	status_code: number;
	status_text: string;
}

// A multiple of 3, so that the pieces' base64 can be put end to end.
const pieceBytes = 3 * 64 * 1024;

interface Sending {
	headers: Record<string, string>;
	fault: Fault | undefined;
	shapes: readonly AnswerShape[];
}

/**
 * The answer of a successful invoke: the documented fields (SAMI 6489/101208) with the audio as base64 in `data`,
 * encoded piece by piece while it is sent. The faults `keyOrder`, `missingData` and `brokenBase64` change it.
 */
export function audioAnswer(
	fields: AudioAnswerFields,
	audio: Uint8Array,
	{ headers, fault, shapes }: Sending,
): Answer {
	const missing = faultOfKind(fault, 'missingData');
	const content = missing ? new Uint8Array() : audio;
	const data = missing?.as === 'absent' ? {} : { data: '' };
	const { status_code, ...optional } = withoutOptionals(fields, shapes);
	const { task_id, namespace, payload, status_text } = optional;
	const ordered = {
		first: { ...data, ...optional, status_code },
		middle: { task_id, namespace, ...data, payload, status_code, status_text },
		last: { ...optional, status_code, ...data },
	}[faultOfKind(fault, 'keyOrder')?.data ?? 'middle'];

	// Only the key can match: quotation marks within the values are escaped.
	const json = writeJson(ordered, shapes);
	const key = '"data":"';
	const place = json.indexOf(key) + key.length;
	const before = Buffer.from(json.slice(0, place));
	const after = Buffer.from(json.slice(place));
	const broken = faultOfKind(fault, 'brokenBase64') !== undefined;
	return {
		httpStatus: 200,
		headers: { 'content-type': 'application/json', ...headers },
		body: {
			bytes: before.length + Math.ceil(content.length / 3) * 4 + after.length,
			pieces: pieces(before, content, after, broken),
		},
	};
}

/** Without values for all but the status code, where an account wants these to be `null`. */
export function withoutOptionals<Fields extends { status_code: number }>(
	fields: Fields,
	shapes: readonly AnswerShape[] = [],
): Partial<Fields> & { status_code: number } {
	if (!shapes.includes('nullOptionals')) return fields;
	const { status_code, ...optional } = fields;
	const nothing = Object.fromEntries(Object.keys(optional).map((name) => [name, undefined]));
	return { ...(nothing as Partial<Fields>), status_code };
}

function* pieces(
	before: Buffer,
	content: Uint8Array,
	after: Buffer,
	broken: boolean,
): Generator<Buffer> {
	yield before;
	const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	for (let start = 0; start < bytes.length; start += pieceBytes) {
		const base64 = bytes.toString('base64', start, Math.min(start + pieceBytes, bytes.length));
		yield Buffer.from(broken ? `*!${base64.slice(2)}` : base64);
	}
	yield after;
}
