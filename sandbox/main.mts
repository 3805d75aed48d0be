import { parseArgs } from 'node:util';
import { demoIdentity } from './accounts.mts';
import { startSandbox } from './server.mts';

const help = 'Usage: npm run sandbox -- [--port NUMBER]   (8765 if not given, 0 for any free one)';

const port = readPort();
if (port === undefined) {
	console.error(help);
	process.exitCode = 1;
} else {
	await run(port);
}

function readPort(): number | undefined {
	try {
		const { values } = parseArgs({ options: { port: { type: 'string', default: '8765' } } });
		const number = Number(values.port);
		return /^\d+$/.test(values.port) && number <= 65535 ? number : undefined;
	} catch {
		return undefined;
	}
}

async function run(port: number): Promise<void> {
	const sandbox = await startSandbox({ port }).catch((error: NodeJS.ErrnoException) => {
		const taken = error.code === 'EADDRINUSE';
		console.error(
			taken
				? `Port ${port} is taken. Choose another with --port, or any free one with --port 0.`
				: error.message,
		);
		process.exitCode = 1;
		return undefined;
	});
	if (!sandbox) return;

	console.log(introduction(sandbox.url));
	console.log(`Sandbox listening on ${sandbox.url}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

function introduction(url: string): string {
	const { sami, tencent } = demoIdentity;
	return [
		'',
		'To try the nodes without an account, create these credentials in n8n.',
		'',
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
		'',
	].join('\n');
}
