import { fork } from 'node:child_process';
import { printTable } from '../tools/terminal/printTable.mts';
import type { Measurement, Variant } from './convertLargeRecording.mts';

/**
 * Compares how much memory 100 MB of audio there and back cost: the node, in each of n8n's binary modes, and the same
 * call written with Buffers and strings, as a Code node or a simple custom node would. Each runs in a process of its
 * own; the sandbox runs in another.
 */
const variants: Variant[] = [
	{ implementation: 'node', binaryMode: 'filesystem' },
	{ implementation: 'buffers', binaryMode: 'filesystem' },
	{ implementation: 'node', binaryMode: 'database' },
	{ implementation: 'buffers', binaryMode: 'database' },
	{ implementation: 'node', binaryMode: 'default' },
	{ implementation: 'buffers', binaryMode: 'default' },
];

const sandbox = fork('sandbox/main.mts', ['--port', '0'], { silent: true });
try {
	const url = await new Promise<string>((resolve) => {
		sandbox.stdout!.on('data', (text: Buffer) => {
			const listening = /Sandbox listening on (\S+)/.exec(text.toString());
			if (listening) resolve(listening[1]!);
		});
	});
	const rows = [];
	for (const variant of variants) {
		const { megabytes, peak, seconds } = await measure(variant, url);
		rows.push({
			implementation: variant.implementation,
			'binary mode': variant.binaryMode === 'default' ? 'memory' : variant.binaryMode,
			'MB in/out': megabytes.map((size) => size.toFixed(0)).join('/'),
			'peak over idle': `${peak.toFixed(0)} MB`,
			time: `${seconds.toFixed(1)} s`,
		});
	}
	printTable(...rows);
} finally {
	sandbox.kill();
}

async function measure(variant: Variant, url: string): Promise<Measurement> {
	const child = fork('bench/convertLargeRecording.mts', [JSON.stringify(variant), url], {
		execArgv: ['--expose-gc'],
	});
	return await new Promise((resolve, reject) => {
		child.on('message', (message) => resolve(message as Measurement));
		child.on('exit', (code) => reject(new Error(`The measurement ended with code ${code}`)));
	});
}
