import { findFreePorts } from '../../processes/findFreePorts.mts';
import { startProgram } from '../../processes/startProgram.mts';
import type { RunningProgram } from '../../processes/startProgram.mts';
import { waitUntil } from '../../waitUntil.mts';
import { installN8n } from '../install/installN8n.mts';
import { createEnvironment, versionOf } from './instance.mts';
import type { Instance } from './instance.mts';

/** What an n8n does: a `main` does all, unless there are others in queue mode. */
export type Role = 'main' | 'webhook' | 'worker';

/** The command that starts it, and what it prints last when it is ready with all it starts. */
const roles: Record<Role, { command: string; lastLine: string }> = {
	main: { command: 'start', lastLine: 'Editor is now accessible via' },
	webhook: { command: 'webhook', lastLine: 'Webhook listener waiting for requests' },
	worker: { command: 'worker', lastLine: 'n8n worker is now ready' },
};

/** How long a start may take at most: a quarter of a minute as a rule, and minutes where the machine is busy. */
const mostSeconds = 240;

export interface StartOptions extends Instance {
	/** `main` if not given. */
	role?: Role;
	/** Any free one if not given. */
	port?: number;
}

/** An n8n that runs. */
export interface RunningN8n {
	url: string;
	pid: number;
	/** Lets it end by itself, as when a server is shut down. */
	stop(): Promise<void>;
	/** Ends it in the middle of anything, as when a server loses power. */
	kill(): Promise<void>;
	/** All it has printed so far. */
	logs(): string;
}

/** Starts an n8n. It may be started again in the same folder when it has ended. */
export async function startN8n({
	role = 'main',
	port,
	...instance
}: StartOptions): Promise<RunningN8n> {
	const command = await installN8n(versionOf(instance));
	const [freePort, brokerPort] = await findFreePorts(2);
	const ownPort = port ?? freePort!;
	const program = startProgram(process.execPath, [command, roles[role].command], {
		environment: {
			N8N_PORT: String(ownPort),
			...(role === 'worker' && healthServerOfWorker(ownPort)),
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			...createEnvironment(instance),
		},
	});
	const url = `http://127.0.0.1:${ownPort}`;
	await untilReady(program, url, roles[role].lastLine);
	return {
		url,
		pid: program.pid!,
		stop: async () => await program.end('SIGTERM'),
		kill: async () => await program.end('SIGKILL'),
		logs: program.printed,
	};
}

async function untilReady(program: RunningProgram, url: string, lastLine: string): Promise<void> {
	const isReady = async () => {
		if (program.hasEnded()) throw new Error('n8n ended when it started');
		// The server answers before n8n is ready with all it starts.
		return program.printed().includes(lastLine) && (await isHealthy(url)) ? true : undefined;
	};
	try {
		await waitUntil(`n8n is ready at ${url}`, isReady, { seconds: mostSeconds });
	} catch (error) {
		await program.end('SIGKILL');
		throw new Error(`${(error as Error).message}:\n${program.printed()}`, { cause: error });
	}
}

/** A worker only says how it is if it is asked to. */
function healthServerOfWorker(port: number): NodeJS.ProcessEnv {
	return {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
}

async function isHealthy(url: string): Promise<boolean> {
	try {
		return (await fetch(`${url}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}
