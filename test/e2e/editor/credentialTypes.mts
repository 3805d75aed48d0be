/** The credentials of this package: icon and a secret of each, and what its test says when that is wrong. */
export const credentialTypes = [
	{ type: 'samiApi', icon: 'sami', secret: 'secretAccessKey', complaint: /secret access key/i },
	{ type: 'tencentMediaLabApi', icon: 'tencent', secret: 'secretKey', complaint: /secret key/i },
	{ type: 'tencentCosApi', icon: 'tencent', secret: 'secretKey', complaint: /secret key/i },
];

/** The ID of a credential that a suite may spoil. */
export function editedCredentialId(type: string): string {
	return `edited-${type}`;
}
