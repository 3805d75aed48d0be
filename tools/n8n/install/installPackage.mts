import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../../processes/runProgram.mts';

/** Packs the project, which has to be built, as `npm publish` would. Returns the tarball. */
export async function packProject(folder: string): Promise<string> {
	const printed = await runProgram('npm', ['pack', '--json', '--pack-destination', folder]);
	const [{ filename }] = JSON.parse(printed) as [{ filename: string }];
	return join(folder, filename);
}

/**
 * Installs a packed community package step by step as n8n does when a user asks for it: unpacks it among the
 * nodes of the user folder, leaves only its dependencies, and lets npm install those.
 */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n/nodes');
	const { name, version } = JSON.parse(
		await runProgram('tar', ['-xzOf', tarball, 'package/package.json']),
	) as { name: string; version: string };
	const folder = join(nodesFolder, 'node_modules', name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await runProgram('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	await changeJson(join(folder, 'package.json'), (metadata) => ({
		...metadata,
		devDependencies: undefined,
		peerDependencies: undefined,
		optionalDependencies: undefined,
	}));
	const flags = [
		'--audit=false',
		'--fund=false',
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts=true',
		'--package-lock=false',
	];
	await runProgram('npm', ['install', ...flags], { folder });
	const installed = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	await writeFile(join(nodesFolder, 'package.json'), JSON.stringify(installed, null, 2));
}

async function changeJson(file: string, change: (content: object) => object): Promise<void> {
	const content = JSON.parse(await readFile(file, 'utf8')) as object;
	await writeFile(file, JSON.stringify(change(content), null, 2));
}
