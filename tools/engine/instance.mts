import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cipher, EncryptionKeyProxy, InstanceSettings } from 'n8n-core';
import { closeBinaryManagers, registerBinaryManagers } from './binaryData/binaryModes.mts';
import { Container } from './n8nModules.mts';

let userFolder: string | undefined;
let started: Promise<void> | undefined;

/** Starts, once a process, what n8n has before it runs workflows: settings, encryption, binary stores. */
export async function startInstance(): Promise<void> {
	started ??= start();
	await started;
	// Where `removeTemporaryData` has removed it, n8n would refuse to read or write any file.
	mkdirSync(Container.get(InstanceSettings).n8nFolder, { recursive: true });
}

/** Removes every file and database the engine made. The engine may be used again afterwards. */
export async function removeTemporaryData(): Promise<void> {
	await started;
	closeBinaryManagers();
	if (userFolder) rmSync(userFolder, { recursive: true, force: true });
}

async function start(): Promise<void> {
	userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	// n8n reads its settings from the environment, at the first use of each.
	Object.assign(process.env, {
		N8N_USER_FOLDER: userFolder,
		N8N_RESTRICT_FILE_ACCESS_TO: '',
		N8N_LOG_LEVEL: process.env.N8N_LOG_LEVEL ?? 'silent',
	});
	useInstanceKeyForCredentials();
	await registerBinaryManagers(userFolder);
}

function useInstanceKeyForCredentials(): void {
	const instanceKey = Container.get(InstanceSettings).encryptionKey;
	const key = {
		id: 'instance',
		value: Container.get(Cipher).encryptDEKWithInstanceKey(instanceKey),
		algorithm: 'aes-256-cbc',
		format: 'no-prefix' as const,
	};
	Container.get(EncryptionKeyProxy).setProvider({
		getActiveKey: async () => key,
		getKeyById: async () => key,
		getLegacyKey: async () => key,
	});
}
