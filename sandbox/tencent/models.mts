import type { VoiceCharacter } from '../audio/voice/revoice.mts';
import type { Capability } from './capabilities.mts';

/** A voice that was trained, or is being trained while it has no character. */
export interface Model {
	name: string;
	/** Epoch milliseconds. */
	createdAt: number;
	character?: VoiceCharacter;
}

/** The platform's own model, by the name "default": a voice like none of the examples. */
export const defaultCharacter: VoiceCharacter = { pitch: 232, formants: 1.17 };

/** The models of an account for each capability, by name. */
export type Models = Record<Capability, Map<string, Model>>;

/** No models yet. */
export function createModels(): Models {
	return { voiceCloning: new Map(), singingCloning: new Map() };
}

/** The voice of a model that can be used. */
export function characterOf(
	models: Models,
	capability: Capability,
	name: string,
): VoiceCharacter | undefined {
	return name === 'default' ? defaultCharacter : models[capability].get(name)?.character;
}
