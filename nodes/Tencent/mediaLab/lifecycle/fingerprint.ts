import { CAPABILITIES } from '../api/capabilities';
import { toSegments } from '../api/objectKey';
import type { Job, JobInput, JobOutput } from '../api/responses/responseSchema';
import { SWITCH, TASK_TYPES } from '../api/tasks';

/** `totalEpoch` of a training that does not set it (`multimedia.tencent.com/docs/smart-music/api/voice-cloning`). */
const DEFAULT_EPOCHS = 30;

/**
 * Text that is the same for a request and for the jobs created from it: what they are made of and what is to be made, but
 * not what its results are called. Only the signature of a URL may differ. What the vendor adds to a job is ignored, and
 * what it fills in counts as its documented default. Settings that are not documented may be missing from a job, so they
 * are compared apart, by `mayHaveSettingsOf`: requests that differ in nothing else have the same fingerprint.
 */
export function fingerprint({ inputs, outputs }: Pick<Job, 'inputs' | 'outputs'>): string {
	return JSON.stringify([(inputs ?? []).map(describeInput), (outputs ?? []).map(describeOutput)]);
}

function describeInput({ sourceData, url, source }: JobInput): unknown {
	return [
		sourceData || null,
		withoutSignature(url || null),
		source?.contentId || null,
		source?.path || null,
	];
}

/**
 * A signed URL leads to the same file whenever it was signed: in COS (its query begins with `q-sign-algorithm`), or in n8n
 * (its token is a JSON Web Token that names the file).
 */
function withoutSignature(url: string | null): string | null {
	if (url?.includes('?q-sign-algorithm=')) return url.slice(0, url.indexOf('?'));
	const payload = /\/binary-data\/signed\?token=[^.]+\.([^.]+)\./.exec(url ?? '')?.[1];
	return payload === undefined ? url : (readFileId(payload) ?? url);
}

function readFileId(payload: string): string | undefined {
	try {
		return JSON.parse(Buffer.from(payload, 'base64url').toString()).id;
	} catch {
		return undefined;
	}
}

function describeOutput({
	contentId,
	destination,
	inputSelectors,
	smartContentDescriptor,
}: JobOutput): unknown {
	const cloning = CAPABILITIES.map(({ key }) => [
		key,
		describeCloning(smartContentDescriptor?.[key]),
	]);
	return [contentId || null, toSegments(destination ?? ''), inputSelectors ?? [], cloning];
}

function describeCloning(settings: unknown): unknown {
	if (typeof settings !== 'object' || settings === null) return null;
	const { type, modelName, totalEpoch, useSeparate } = settings as Record<string, unknown>;
	const epochs = type === TASK_TYPES.train ? totalEpoch || DEFAULT_EPOCHS : null;
	return [type, modelName, epochs, useSeparate || SWITCH.off];
}
