import { createHash } from 'crypto';
import { InputError } from '../../../shared/http/serviceError';
import { quoteBriefly } from '../../../shared/http/shorten';
import {
	MAX_OWN_PREFIX_LENGTH,
	MAX_PARTS,
	createStem,
	writeMark,
} from '../../mediaLab/api/outputMark';
import type { CreateJobRequest } from '../../mediaLab/api/requestSchema';

/** How the outputs of a job belong together. */
export type OutputRelation =
	/** They are the parts of one text, in order. */
	| 'parts'
	/** Each is a result of its own. */
	| 'separate';

/** What the names of the outputs of a job are made from. They are the same when the run is tried again. */
export interface NamingOptions {
	idempotencyKey: string;
	itemIndex: number;
	relation: OutputRelation;
	/** How many outputs the earlier jobs of the item have. */
	before?: number;
}

/**
 * Gives each output of a job a prefix that no other output has, behind the user's own.
 *
 * @throws InputError when the user's own prefix is too long for that, or a text has too many parts
 */
export function nameOutputs(
	outputs: CreateJobRequest['outputs'],
	{ idempotencyKey, itemIndex, relation, before = 0 }: NamingOptions,
): CreateJobRequest['outputs'] {
	if (relation === 'parts' && outputs.length > MAX_PARTS) throw refuseParts(outputs.length);
	return outputs.map((output, index) => {
		const { outputPrefix: ownPrefix = '', ...descriptor } = output.smartContentDescriptor;
		if (ownPrefix.length > MAX_OWN_PREFIX_LENGTH) throw refusePrefix(ownPrefix);
		const [group, part] = relation === 'parts' ? [0, index] : [before + index, 0];
		const stem = createStem(hash([idempotencyKey, itemIndex, group]));
		const outputPrefix = `${ownPrefix}${writeMark({ stem, part })}`;
		return { ...output, smartContentDescriptor: { outputPrefix, ...descriptor } };
	});
}

function hash(parts: readonly unknown[]): Uint8Array {
	return createHash('sha256').update(JSON.stringify(parts)).digest();
}

function refusePrefix(ownPrefix: string): InputError {
	return new InputError(
		`Output Prefix must have at most ${MAX_OWN_PREFIX_LENGTH} characters while Unique Names is on, but ${quoteBriefly(ownPrefix)} has ${ownPrefix.length}`,
		'Shorten Output Prefix, or turn off Unique Names in Options. Unique Names adds 11 characters, and Tencent Media Lab accepts 19 in all',
	);
}

function refuseParts(count: number): InputError {
	return new InputError(
		`Text is split into ${count} parts, but one job can have at most ${MAX_PARTS}`,
		'Raise Part Length in Options, or divide the text into several items',
	);
}
