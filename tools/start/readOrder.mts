import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the user asked for on the command line. */
export type Order =
	| { kind: 'help'; text: string }
	| { kind: 'wrong'; text: string }
	| { kind: 'run'; port: number; sandboxPort: number; folder: string; slowJobs: boolean };

const help = `Usage: npm start -- [options]

Starts n8n with this package, the sandbox in place of the vendors, and the example workflows.
The first time it installs n8n, which takes some minutes and 3 GB. Ctrl-C stops it.

  --port NUMBER          port of n8n (5678)
  --sandbox-port NUMBER  port of the sandbox (8765)
  --folder PATH          where n8n keeps your workflows, credentials and audio (.n8n-start)
  --slow-jobs            make each Tencent job take a minute, to see how a suspended wait works
  --help                 this text`;

/** Reads the command line. */
export function readOrder(parameters: string[]): Order {
	try {
		const { values } = parseArgs({
			args: parameters,
			options: {
				port: { type: 'string', default: '5678' },
				'sandbox-port': { type: 'string', default: '8765' },
				folder: { type: 'string', default: '.n8n-start' },
				'slow-jobs': { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
		if (values.help) return { kind: 'help', text: help };
		return {
			kind: 'run',
			port: readPort('--port', values.port),
			sandboxPort: readPort('--sandbox-port', values['sandbox-port']),
			folder: resolve(values.folder),
			slowJobs: values['slow-jobs'],
		};
	} catch (error) {
		return { kind: 'wrong', text: `${(error as Error).message}\n\n${help}` };
	}
}

function readPort(option: string, text: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
	throw new Error(`${option} must be a number from 1 to 65535, not '${text}'.`);
}
