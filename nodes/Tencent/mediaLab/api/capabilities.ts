/** Fields of an Input of a job, of which exactly one is filled in (seeds 000 and 002, "Input"). */
export type InputField = 'sourceData' | 'url' | 'source';

/** What tells one capability of the job API from another. A further capability is a further descriptor. */
export interface Capability {
	/** Key in `smartContentDescriptor` and in `smartContentResult`. */
	key: string;
	/** Field of the result that names the generated file. */
	resultField: string;
	/** `type` of ListModels; left out where the vendor knows none. */
	listModelsType?: number;
	/** Whether `useSeparate` can be set, to extract the vocals first. */
	hasUseSeparate: boolean;
	/** Within a sentence. */
	displayName: string;
	/** What audio is mostly generated from. */
	preferredInput: 'text' | 'binary';
	generateInputs: readonly InputField[];
	trainInputs: readonly InputField[];
}

/** Seed 000. */
export const VOICE_CLONING = {
	key: 'voiceCloning',
	resultField: 'voiceName',
	hasUseSeparate: false,
	displayName: 'voice cloning',
	preferredInput: 'text',
	generateInputs: ['sourceData', 'url', 'source'],
	trainInputs: ['url', 'source'],
} as const satisfies Capability;

/** Seed 002. Its Input has `sourceData` like that of seed 000, so text is taken here too. */
export const SINGING_CLONING = {
	key: 'singingCloning',
	resultField: 'songName',
	listModelsType: 2,
	hasUseSeparate: true,
	displayName: 'singing cloning',
	preferredInput: 'binary',
	generateInputs: ['sourceData', 'url', 'source'],
	trainInputs: ['url', 'source'],
} as const satisfies Capability;

/** All that this package can ask for. */
export const CAPABILITIES = [VOICE_CLONING, SINGING_CLONING] as const;

/** A capability that this package can ask for. */
export type KnownCapability = (typeof CAPABILITIES)[number];

export type CapabilityKey = KnownCapability['key'];

/**
 * Names the capability of an output by its key: one of CAPABILITIES or, as others run over the same API,
 * any that the vendor has.
 *
 * @param smartContentDescriptor of an output
 * @returns undefined where the descriptor names none
 */
export function nameCapability(
	smartContentDescriptor: object | null | undefined,
): string | undefined {
	// Beside its capability a descriptor holds plain settings, such as `outputPrefix`.
	const keys = Object.entries(smartContentDescriptor ?? {}).flatMap(([key, value]) =>
		isObject(value) ? [key] : [],
	);
	return keys.find(findCapability) ?? keys[0];
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Finds the descriptor of a key, undefined for a capability that this package cannot ask for. */
export function findCapability(key: string | undefined): KnownCapability | undefined {
	return CAPABILITIES.find((capability) => capability.key === key);
}
