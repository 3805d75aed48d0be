import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { Container } from '../n8nModules.mts';
import { DatabaseBinaryManager } from './DatabaseBinaryManager.mts';

/** Where n8n keeps binary data: in the items themselves (`default`), in files, or in its database. */
export type BinaryMode = 'default' | 'filesystem' | 'database';

const currentMode = new AsyncLocalStorage<BinaryMode>();
let database: DatabaseBinaryManager | undefined;

/** Runs `work` as in an n8n that is set to `mode`; works of different modes may run side by side. */
export function inBinaryMode<Result>(mode: BinaryMode, work: () => Result): Result {
	return currentMode.run(mode, work);
}

/** Makes all binary stores available, and lets the mode follow the work at hand instead of the process. */
export async function registerBinaryManagers(folder: string): Promise<void> {
	const config = Container.get(BinaryDataConfig);
	const service = Container.get(BinaryDataService);
	await service.init();
	database = new DatabaseBinaryManager(join(folder, 'database.sqlite'), config);
	service.setManager('database', database);

	const mode = () => currentMode.getStore() ?? 'filesystem';
	Object.defineProperty(config, 'mode', { get: mode });
	Object.defineProperty(service, 'mode', {
		get: () => (mode() === 'filesystem' ? 'filesystem-v2' : mode()),
	});
}

/** Closes what the binary stores hold open. */
export function closeBinaryManagers(): void {
	database?.close();
}
