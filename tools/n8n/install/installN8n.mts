import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lock } from 'proper-lockfile';
import { runProgram } from '../../processes/runProgram.mts';
import { reportStep } from '../../terminal/reportStep.mts';
import { describeProgress, npmInstall } from './npmInstall.mts';

/** The newest n8n of which all packages are in the registry, and the oldest that README.md promises. */
export const newestVersion = '2.41.1';
export const oldestVersion = '2.0.0';

/** The n8n that the tests run in, unless `N8N_TEST_VERSION` names another. */
export const testedVersion = process.env.N8N_TEST_VERSION ?? newestVersion;

/**
 * Installs an n8n below the project, once: it takes some minutes and 3 GB. Waits where another process is at it already.
 * Returns its command.
 */
export async function installN8n(version: string = testedVersion): Promise<string> {
	const folder = installationFolder(version);
	const command = join(folder, 'node_modules/n8n/bin/n8n');
	// Written last, so that an installation that was broken off is begun anew.
	const marker = join(folder, 'installed');
	if (existsSync(marker)) return command;

	await mkdir(folder, { recursive: true });
	const release = await lock(folder, {
		stale: 30_000,
		retries: { forever: true, maxTimeout: 5000 },
	});
	try {
		if (!existsSync(marker)) await install(version, folder, command);
		await writeFile(marker, version);
	} finally {
		await release();
	}
	return command;
}

async function install(version: string, folder: string, command: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder);
	// Until n8n took this from the registry too, it took it from a site of its own, which not all may reach.
	const overrides = { xlsx: 'npm:@e965/xlsx@0.20.3' };
	await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
	// Of the install scripts only that of SQLite is needed; an optional one of Kafka often fails.
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
	await reportStep(
		`Installing n8n ${version} (3 GB, usually 3 to 6 minutes)`,
		async (report) => {
			await npmInstall([`n8n@${version}`, ...flags], folder, (progress) =>
				report(describeProgress(progress)),
			);
		},
		folder,
	);
	await reportStep(
		'Compiling SQLite for it (usually 1 to 3 minutes)',
		async () => await runProgram('npm', ['rebuild', 'sqlite3'], { folder }),
	);
	await runProgram(process.execPath, [command, '--version'], { folder });
}

/** Whether an installed n8n has a module, which can be turned off where there is one. */
export function hasModule(version: string, name: string): boolean {
	return existsSync(join(installationFolder(version), 'node_modules/n8n/dist/modules', name));
}

function installationFolder(version: string): string {
	return resolve('.n8n-test', version);
}
