import type { INodeExecutionData } from 'n8n-workflow';
import { createTokenCache } from './authentication/tokenCache';
import type { TokenCache } from './authentication/tokenCache';
import type { Converted } from './VoiceConversion/storeConverted';

/** All that the node keeps beyond one run. It lives in the memory of the n8n process, and may be lost at any time. */
interface State {
	/** Tokens, by the account and the access key that they were made with. Without them, new ones are made. */
	tokens: TokenCache;
	/**
	 * What input items were converted to, for a run that n8n tries again. n8n makes these objects anew for every run of a
	 * node, so that an entry never serves another node, account or execution.
	 */
	conversions: WeakMap<INodeExecutionData, INodeExecutionData>;
	/** The same for the parts of a long recording that is not converted to its end. */
	convertedParts: WeakMap<INodeExecutionData, Map<string, Converted>>;
}

function createState(): State {
	return { tokens: createTokenCache(), conversions: new WeakMap(), convertedParts: new WeakMap() };
}

export const state = createState();

/** Makes the node forget everything, as a restart of n8n would; for tests. */
export function resetState(): void {
	Object.assign(state, createState());
}
