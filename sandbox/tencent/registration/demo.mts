import type { TencentCredentials } from '../credentials.mts';

/**
 * The beginning of the demo that the vendor generates for a new user, a program in Python: its constants hold
 * all that is needed. Of their names only `API_GATE_SOURCE` is known.
 */
export function writeDemo({
	secretId,
	secretKey,
	contentId,
	gateway,
}: Omit<TencentCredentials, 'cos'>): string {
	const constants = {
		API_GATE_SECRET_ID: gateway.secretId,
		API_GATE_SECRET_KEY: gateway.secretKey,
		API_GATE_SOURCE: gateway.source,
		TMP_SECRET_ID: secretId,
		TMP_SECRET_KEY: secretKey,
		TMP_CONTENT_ID: contentId,
	};
	const lines = Object.entries(constants).map(([name, value]) => `${name} = "${value}"\n`);
	return `#!/usr/bin/env python3\n\n${lines.join('')}`;
}
