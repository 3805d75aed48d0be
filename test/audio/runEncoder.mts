import { spawnSync } from 'node:child_process';

/** In bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;
const encoded = new Map<string, Buffer>();

/**
 * Runs a program that encodes, once for the same parameters. It has a process of its own, because the encoder is an ES
 * module, which tests cannot load; and it is started by Node's own means, because execa is one, too.
 */
export function runEncoder(...command: Array<string | number>): Buffer {
	const parameters = command.map(String);
	const key = parameters.join(' ');
	const file = encoded.get(key) ?? encode(parameters);
	encoded.set(key, file);
	// A copy, because tests spoil what they get.
	return Buffer.from(file);
}

function encode(parameters: string[]): Buffer {
	const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
		maxBuffer: LARGEST_FILE,
	});
	if (status !== 0) throw new Error(`The encoder failed: ${stderr.toString()}`);
	return stdout;
}
