/** The fields of an Input of a job, of which exactly one is set. */
export type InputField = 'sourceData' | 'url' | 'source';

/** What tells one capability of the job API from another. To add a capability is to add a descriptor. */
export interface Capability {
	/** Key in `smartContentDescriptor` and in `smartContentResult`. */
	key: string;
	/** Field of the result that names the generated file. */
	resultField: string;
	/** `type` of ListModels; left out where the documentation has none. */
	listModelsType?: number;
	/** Whether the vocals can be separated first (`useSeparate`). */
	hasUseSeparate: boolean;
	/** Whether language and rate of spoken text can be chosen (`language`, `speechRate`). */
	hasSpeechSettings: boolean;
	/** Whether scripts can be narrated with it. */
	canNarrate: boolean;
	/** As written within a sentence. */
	displayName: string;
	/** What its models are models of, as written within a sentence. */
	modelOf: string;
	/** What generating audio with it is for, as an action of the node. */
	generateAction: string;
	/** What most people generate audio from. */
	preferredInput: 'text' | 'binary';
	generateInputs: readonly InputField[];
	trainInputs: readonly InputField[];
}

/** `multimedia.tencent.com/docs/smart-music/api/voice-cloning` */
export const VOICE_CLONING = {
	key: 'voiceCloning',
	resultField: 'voiceName',
	hasUseSeparate: false,
	hasSpeechSettings: true,
	canNarrate: true,
	displayName: 'voice cloning',
	modelOf: 'voice',
	generateAction: 'Speak text with a cloned voice',
	preferredInput: 'text',
	generateInputs: ['sourceData', 'url', 'source'],
	trainInputs: ['url', 'source'],
} as const satisfies Capability;

/**
 * `multimedia.tencent.com/docs/smart-music/api/singing-cloning`. Its Input has `sourceData` as in voice cloning, so
 * text is accepted here too.
 */
export const SINGING_CLONING = {
	key: 'singingCloning',
	resultField: 'songName',
	listModelsType: 2,
	hasUseSeparate: true,
	hasSpeechSettings: false,
	canNarrate: false,
	displayName: 'singing cloning',
	modelOf: 'singing',
	generateAction: 'Cover a song',
	preferredInput: 'binary',
	generateInputs: ['sourceData', 'url', 'source'],
	trainInputs: ['url', 'source'],
} as const satisfies Capability;

/** The capabilities that this package can request. */
export const CAPABILITIES = [VOICE_CLONING, SINGING_CLONING] as const;

/** One of `CAPABILITIES`. */
export type KnownCapability = (typeof CAPABILITIES)[number];

export type CapabilityKey = KnownCapability['key'];

/**
 * Finds the key of an output's capability. It need not be one of CAPABILITIES: the vendor has others, which use the same
 * API.
 *
 * @param smartContentDescriptor of an output; `smartContentResult` will do as well
 * @returns undefined where it names no capability
 */
export function nameCapability(
	smartContentDescriptor: object | null | undefined,
): string | undefined {
	const keys = listCapabilities(smartContentDescriptor);
	return keys.find(findCapability) ?? keys[0];
}

/** The keys under which a descriptor holds settings. Besides them it holds plain values, such as `outputPrefix`. */
export function listCapabilities(smartContentDescriptor: object | null | undefined): string[] {
	return Object.entries(smartContentDescriptor ?? {}).flatMap(([key, value]) =>
		isObject(value) ? [key] : [],
	);
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The capability with this key; undefined for one that this package cannot request. */
export function findCapability(key: string | undefined): KnownCapability | undefined {
	return CAPABILITIES.find((capability) => capability.key === key);
}
