import type { TencentCredentials } from '../credentials.mts';

/**
 * The beginning of the demo that the vendor generates for a new user, a program in Python: its constants, named as in the
 * published one, hold all that is needed.
 */
export function writeDemo({
	secretId,
	secretKey,
	contentId,
	gateway,
}: Omit<TencentCredentials, 'cos'>): string {
	const constants = {
		API_GATE_SOURCE: gateway.source,
		API_GATE_SECRET_ID: gateway.secretId,
		API_GATE_SECRET_KEY: gateway.secretKey,
		URL: 'https://api.mediax.tencent.com/job',
		TMP_CONTENT_ID: contentId,
		TMP_SECRET_ID: secretId,
		TMP_SECRET_KEY: secretKey,
	};
	const lines = Object.entries(constants).map(([name, value]) => `${name} = "${value}"\n`);
	return `#!/usr/bin/env python3\n\n${lines.join('')}`;
}
