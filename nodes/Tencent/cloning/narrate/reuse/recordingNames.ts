import { createHash } from 'crypto';
import { InputError } from '../../../../shared/http/serviceError';
import { quoteBriefly } from '../../../../shared/http/shorten';
import { MAX_REUSABLE_PREFIX_LENGTH, MAX_RUNS, createStem } from '../../../mediaLab/api/outputMark';
import type { CreateJobRequest, Input } from '../../../mediaLab/api/requestSchema';

type Output = CreateJobRequest['outputs'][number];

/**
 * The stem in the names of all recordings of a text with a model and its settings: whatever changes the sound changes it, and
 * nothing else does.
 */
export function stemOfSpeech(
	{ sourceData }: Input,
	{ contentId, smartContentDescriptor }: Output,
): string {
	const settings = { ...smartContentDescriptor, outputPrefix: undefined };
	return createStem(hash([sourceData, contentId, settings]));
}

/** Tells the recordings of a run from those of others. It is the same when the run is tried again. */
export function numberOfRun(idempotencyKey: string): number {
	return hash([idempotencyKey]).readUInt32BE(0) % MAX_RUNS;
}

/** The stem of a recording that no other run looks for. */
export function ownStem(stem: string, idempotencyKey: string, itemIndex: number): string {
	return createStem(hash([idempotencyKey, itemIndex, stem]));
}

/** @throws InputError where the prefix of the user leaves no room for a mark */
export function requireRoom(ownPrefix: string): void {
	if (ownPrefix.length <= MAX_REUSABLE_PREFIX_LENGTH) return;
	throw new InputError(
		`Output Prefix must have at most ${MAX_REUSABLE_PREFIX_LENGTH} characters for a narration, but ${quoteBriefly(ownPrefix)} has ${ownPrefix.length}`,
		'Shorten Output Prefix. The node adds 13 characters, and Tencent Media Lab accepts 19 in all',
	);
}

function hash(parts: readonly unknown[]): Buffer {
	return createHash('sha256').update(JSON.stringify(parts, sortKeys)).digest();
}

/** Their order depends on who has read them, and says nothing. */
function sortKeys(_name: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
