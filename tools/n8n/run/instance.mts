import { processEnvironment } from '../../processes/runProgram.mts';
import { hasModule, testedVersion } from '../install/installN8n.mts';

/** One n8n: its version, and the folder that holds all it remembers. */
export interface Instance {
	/** Which n8n; installed with `installN8n` before. */
	version?: string;
	/** The folder that holds database, files and community packages. */
	userFolder: string;
	/** Settings of n8n besides, such as `N8N_DEFAULT_BINARY_DATA_MODE`. */
	environment?: Record<string, string>;
}

/** The version of an instance. */
export function versionOf({ version = testedVersion }: Instance): string {
	return version;
}

/** The environment that an instance runs in: its own settings, SQLite, and nothing that calls home. */
export function createEnvironment(instance: Instance): NodeJS.ProcessEnv {
	const { userFolder, environment } = instance;
	return {
		...processEnvironment(),
		N8N_USER_FOLDER: userFolder,
		DB_TYPE: 'sqlite',
		// On a busy machine a ping of its own takes longer than n8n waits, and it answers every call with 503 for a while.
		DB_PING_INTERVAL_SECONDS: '86400',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		...(hasModule(versionOf(instance), 'mcp-registry') && { N8N_DISABLED_MODULES: 'mcp-registry' }),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		...environment,
	};
}
