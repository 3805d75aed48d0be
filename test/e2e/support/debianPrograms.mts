import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from '../../../tools/processes/runProgram.mts';

/** Finds a program, and installs the Debian package that has it where it is missing. Returns its path. */
export async function provideProgram(name: string, debianPackage: string): Promise<string> {
	const found = findProgram(name);
	if (found) return found;
	if (process.getuid?.() !== 0) {
		throw new Error(
			`${name} is missing: install it with “apt-get install ${debianPackage}” or run this as root`,
		);
	}
	console.log(`Installing ${debianPackage} …`);
	await runProgram('apt-get', ['update']);
	const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await runProgram('apt-get', ['install', '--yes', '--no-install-recommends', debianPackage], {
		environment,
	});
	const installed = findProgram(name);
	if (!installed) throw new Error(`${debianPackage} was installed, but it has no ${name}`);
	return installed;
}

function findProgram(name: string): string | undefined {
	// Debian puts the programs of Postgres there, which is not on the path.
	const foldersOfPostgres = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...foldersOfPostgres];
	return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
