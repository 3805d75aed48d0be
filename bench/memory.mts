import { execaNode } from 'execa';
import { startProgram } from '../tools/processes/startProgram.mts';
import { printTable } from '../tools/terminal/printTable.mts';
import { waitUntil } from '../tools/waitUntil.mts';
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

const sandbox = startProgram(process.execPath, ['sandbox/main.mts', '--port', '0']);
try {
	const url = await waitUntil(
		'the sandbox listens',
		async () => /Sandbox listening on (\S+)/.exec(sandbox.printed())?.[1],
	);
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
	await sandbox.end('SIGTERM');
}

async function measure(variant: Variant, url: string): Promise<Measurement> {
	const parameters = [JSON.stringify(variant), url];
	const measuring = execaNode('bench/convertLargeRecording.mts', parameters, {
		ipc: true,
		nodeOptions: ['--expose-gc'],
		stderr: 'inherit',
	});
	const [measurement] = await Promise.all([measuring.getOneMessage(), measuring]);
	return measurement as unknown as Measurement;
}
