import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSandboxCredentials } from '../../../tools/examples/sandboxCredentials.mts';
import {
	importCredentials,
	installN8n,
	installPackage,
	packProject,
	registerPackage,
	runCommand,
	startN8n,
} from '../../../tools/n8n/index.mts';
import type { Instance, RunningN8n } from '../../../tools/n8n/index.mts';
import { endOnSignals } from '../../../tools/processes/endOnSignals.mts';
import { sandboxUrl } from '../../sandbox/account.mts';
import startSandbox from '../../sandbox/start.mts';
import stopSandbox from '../../sandbox/stop.mts';
import { tallyExecutions } from './executionTally.mts';

/** An n8n in which a user has installed this package and entered credentials of the sandbox, which runs. */
export interface PackageInN8n {
	instance: Instance;
	/** What workflows may read and write. */
	filesFolder: string;
	/** Starts n8n; again when it has ended. On any free port if none is given. */
	start(port?: number): Promise<RunningN8n>;
	/** Ends all, and removes what it made. */
	end(): Promise<void>;
}

/** Names a user folder that suites begin with a copy of, instead of making one each. */
export const preparedVariable = 'PREPARED_USER_FOLDER';

/** Makes a user folder that has this package, as it was built last, and the database of an n8n. */
export async function prepareUserFolder(instance: Instance): Promise<void> {
	await installPackage(instance.userFolder, await packProject(dirname(instance.userFolder)));
	await runCommand(instance, 'list:workflow');
	await registerPackage(instance);
}

/**
 * Sets up an n8n with this package, as it was built last. It does not run yet, so that more can be imported.
 *
 * @param settings of n8n besides, such as `N8N_DEFAULT_BINARY_DATA_MODE`
 */
export async function preparePackageInN8n(
	settings: Record<string, string> = {},
): Promise<PackageInN8n> {
	endOnSignals();
	await installN8n();
	await startSandbox();
	// n8n compares resolved paths, and the temporary folder of some systems is a link.
	const folder = await mkdtemp(join(await realpath(tmpdir()), 'n8n-e2e-'));
	const [userFolder, filesFolder] = [join(folder, 'user'), join(folder, 'files')];
	await mkdir(filesFolder);
	const environment = { N8N_RESTRICT_FILE_ACCESS_TO: filesFolder, ...settings };
	const instance = { userFolder, environment };
	const prepared = process.env[preparedVariable];
	await (prepared ? cp(prepared, userFolder, { recursive: true }) : prepareUserFolder(instance));
	await importCredentials(instance, ...createSandboxCredentials(sandboxUrl()));

	let running: RunningN8n | undefined;
	return {
		instance,
		filesFolder,
		start: async (port) => (running = await startN8n({ ...instance, port })),
		async end() {
			await running?.stop();
			await stopSandbox();
			await tallyExecutions(instance);
			await rm(folder, { recursive: true });
		},
	};
}
