import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	installN8n,
	installPackage,
	packProject,
	signIn,
	startN8n,
} from '../../../../tools/n8n/index.mts';
import type { Role, RunningN8n, Session } from '../../../../tools/n8n/index.mts';
import { endOnSignals } from '../../../../tools/processes/endOnSignals.mts';
import { findFreePorts } from '../../../../tools/processes/findFreePorts.mts';
import { readCompose } from './compose.mts';
import type { ComposeService } from './compose.mts';
import { startPostgres } from './postgres.mts';
import type { Postgres } from './postgres.mts';
import { startRedis } from './redis.mts';
import type { Redis } from './redis.mts';

/** n8n in queue mode with this package, as the compose file of the documentation has it. */
export interface Cluster {
	session: Session;
	webhook: RunningN8n;
	workers: RunningN8n[];
	redis: Redis;
	/** Starts a worker again in the place of one that has ended. */
	replaceWorker(index: number): Promise<void>;
	/** Ends all, and removes what it made. */
	end(): Promise<void>;
}

/** Of the compose file's settings, those that differ here, where all processes are on one machine. */
interface Addresses {
	postgres: Postgres;
	redis: Redis;
	webhookUrl: string;
}

/**
 * How soon n8n finds out that a worker has died: within half a minute, so that tests need not wait for long. It must be
 * longer than Redis is away in a test.
 */
const impatience = {
	QUEUE_WORKER_LOCK_DURATION: '30000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** Starts everything. Each process has a user folder of its own, as containers have. */
export async function startCluster(): Promise<Cluster> {
	endOnSignals();
	await installN8n();
	// Ended again from the last to the first, also where something does not start.
	await using parts = new AsyncDisposableStack();
	// n8n compares resolved paths, and the temporary folder of some systems is a link.
	const folder = await mkdtemp(join(await realpath(tmpdir()), 'n8n-e2e-queue-'));
	parts.defer(async () => await rm(folder, { recursive: true }));
	const compose = await readCompose({
		DOMAIN: 'localhost',
		N8N_ENCRYPTION_KEY: 'the same key for all processes',
		POSTGRES_PASSWORD: 'not asked for on this machine',
	});
	const { POSTGRES_USER: user = '', POSTGRES_DB: database = '' } =
		compose.services.postgres.environment;
	const postgres = await startPostgres({ user, database });
	parts.defer(async () => await postgres.end());
	const redis = await startRedis(compose.services.redis.command ?? '', folder);
	parts.defer(async () => await redis.stop());
	const [webhookPort] = await findFreePorts(1);
	const addresses = { postgres, redis, webhookUrl: `http://127.0.0.1:${webhookPort}/` };

	const tarball = await packProject(folder);
	const processes: RunningN8n[] = [];
	parts.defer(
		async () => void (await Promise.all(processes.map(async (process) => await process.kill()))),
	);
	const start = async (service: 'main' | 'webhook' | 'worker-1' | 'worker-2', port?: number) => {
		const userFolder = join(folder, service);
		const role = toRole(compose.services[service]);
		const temporaryFolder = join(folder, `${service}-temporary`);
		await rm(temporaryFolder, { recursive: true, force: true });
		await mkdir(temporaryFolder);
		const environment = adapt(compose.services[service], temporaryFolder, addresses);
		const process = await startN8n({ role, userFolder, environment, port });
		processes.push(process);
		return process;
	};
	for (const service of ['main', 'webhook', 'worker-1', 'worker-2']) {
		await mkdir(join(folder, service));
		await installPackage(join(folder, service), tarball);
	}
	// The main process creates the tables, so it is the first.
	const main = await start('main');
	const starts = [start('webhook', webhookPort), start('worker-1'), start('worker-2')] as const;
	// Where one does not start, the others must not be on their way when what has started is ended.
	await Promise.allSettled(starts);
	const [webhook, ...workers] = await Promise.all(starts);
	const session = await signIn(main.url);
	const running = parts.move();
	return {
		session,
		webhook,
		workers,
		redis,
		async replaceWorker(index) {
			workers[index] = await start(index === 0 ? 'worker-1' : 'worker-2');
		},
		end: async () => await running.disposeAsync(),
	};
}

function toRole({ command }: ComposeService): Role {
	if (command === 'start') return 'main';
	if (command === 'webhook' || command === 'worker') return command;
	throw new Error(`The compose file has a process of n8n with the command ${command}`);
}

function adapt(
	{ environment, tmpfs }: ComposeService,
	temporaryFolder: string,
	{ postgres, redis, webhookUrl }: Addresses,
): Record<string, string> {
	const mountPoints = tmpfs.map((mount) => mount.split(':', 1)[0]!);
	const moved = Object.entries(environment).map(([name, value]) => {
		const mountPoint = mountPoints.find((folder) => value.startsWith(`${folder}/`));
		return [name, mountPoint ? value.replace(mountPoint, temporaryFolder) : value];
	});
	return {
		...Object.fromEntries(moved),
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_WEBHOOK_URL: webhookUrl,
		N8N_EDITOR_BASE_URL: webhookUrl,
		...impatience,
	};
}
