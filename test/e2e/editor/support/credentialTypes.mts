/**
 * The credentials of this package: icon and a secret of each, and what its test says when that is wrong. The names of the
 * fields stand in the form whatever it says.
 */
export const credentialTypes = [
	{
		type: 'samiApi',
		icon: 'sami',
		secret: 'secretAccessKey',
		complaint: /The Secret Access Key is wrong/,
	},
	{
		type: 'tencentMediaLabApi',
		icon: 'tencent',
		secret: 'secretKey',
		complaint: /Check Secret ID and Secret Key in the credential, and/,
	},
	{
		type: 'tencentCosApi',
		icon: 'tencent',
		secret: 'secretKey',
		complaint: /The Secret Key for Tencent COS is wrong/,
	},
];

/** The ID of a credential that a suite may spoil. */
export function editedCredentialId(type: string): string {
	return `edited-${type}`;
}
