import { parseArgs } from 'node:util';
import { describeDemoAccount } from './describeDemoAccount.mts';
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

	console.log(
		`\nTo try the nodes without an account, create these credentials in n8n.\n\n${describeDemoAccount(sandbox.url)}\n`,
	);
	console.log(`Sandbox listening on ${sandbox.url}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}
