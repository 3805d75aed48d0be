/** Name of the credential that authenticates every request to SAMI. */
export const SAMI_API = 'samiApi';

/** A service as the user knows it, and the field of the credential that leads to it. */
export interface Service {
	name: string;
	addressField: string;
}

export const SAMI: Service = { name: 'SAMI', addressField: 'Base URL' };
export const TOKEN_SERVICE: Service = {
	name: "Volcengine's token service",
	addressField: 'OpenAPI URL',
};

/** Where recordings are converted (volcengine.com/docs/6489/71997). */
export const INVOKE = {
	path: '/api/v1/invoke',
	query: { version: 'v4', namespace: 'VoiceConversion' },
	headers: { 'Content-Type': 'application/json' },
} as const;
