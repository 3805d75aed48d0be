import { demoIdentity } from './accounts.mts';

/** What to enter in the credentials of n8n, and elsewhere, to use the demo account of a sandbox. */
export function describeDemoAccount(url: string): string {
	const { sami, tencent } = demoIdentity;
	return [
		'SAMI API:',
		`  App Key             ${sami.appkey}`,
		'  Authentication      Token',
		`  Token               ${sami.token}`,
		`  Base URL            ${url}`,
		'or, to have tokens fetched and refreshed:',
		`  App Key             ${sami.appkey}`,
		'  Authentication      Access Key',
		`  Access Key ID       ${sami.accessKeyId}`,
		`  Secret Access Key   ${sami.secretAccessKey}`,
		`  Base URL            ${url}`,
		`  OpenAPI URL         ${url}/open-api`,
		'',
		'Tencent Media Lab API:',
		`  Content ID          ${tencent.contentId}`,
		`  Secret ID           ${tencent.secretId}`,
		`  Secret Key          ${tencent.secretKey}`,
		`  Gateway Secret ID   ${tencent.gateway.secretId}`,
		`  Gateway Secret Key  ${tencent.gateway.secretKey}`,
		`  Source              ${tencent.gateway.source}`,
		'  Endpoint            Custom',
		`  Base URL            ${url}/release`,
		'',
		'Tencent COS API:',
		`  Secret ID           ${tencent.cos.secretId}`,
		`  Secret Key          ${tencent.cos.secretKey}`,
		`  Bucket              ${tencent.cos.bucket}`,
		`  Region              ${tencent.cos.region}`,
		`  Endpoint            ${url}/cos/${tencent.cos.bucket}`,
	].join('\n');
}
