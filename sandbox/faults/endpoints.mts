/** The requests that are counted and can go wrong, by what they ask for. */
export const endpoints = [
	// ByteDance SAMI
	'invoke',
	'getToken',
	// Tencent Media Lab
	'createJob',
	'getJob',
	'listJobs',
	'listModels',
	'register',
	// Tencent COS; `cosGetPresigned` is a GET that is signed in its URL, such as the vendor's download of an
	// input.
	'cosPut',
	'cosGet',
	'cosGetPresigned',
	'cosDelete',
	'cosList',
	// A server of the user's that callbacks are passed on to
	'receiver',
] as const;

export type Endpoint = (typeof endpoints)[number];
