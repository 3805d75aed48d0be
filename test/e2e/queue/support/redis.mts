import { findFreePorts } from '../../../../tools/processes/findFreePorts.mts';
import { runProgram } from '../../../../tools/processes/runProgram.mts';
import { startProgram } from '../../../../tools/processes/startProgram.mts';
import { provideProgram } from '../../support/debianPrograms.mts';
import { untilAnswers } from './untilAnswers.mts';

/** A Redis that runs on this machine for the tests alone. */
export interface Redis {
	port: number;
	/** Ends it, as a container is stopped; it keeps what it has stored. */
	stop(): Promise<void>;
	/** Starts it again with what it had stored. */
	start(): Promise<void>;
}

/**
 * Starts Redis.
 *
 * @param command as the compose file has it, with what it is to keep
 */
export async function startRedis(command: string, folder: string): Promise<Redis> {
	const program = await provideProgram('redis-server', 'redis-server');
	const client = await provideProgram('redis-cli', 'redis-tools');
	const [port] = await findFreePorts(1);
	const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
	const start = async () => {
		const server = startProgram(program, [...command.split(' ').slice(1), ...settings]);
		await untilAnswers('Redis', server, async () => {
			const answer = await runProgram(client, ['-p', String(port), 'ping']);
			if (answer !== 'PONG') throw new Error(answer);
		});
		return server;
	};
	let server = await start();
	return {
		port: port!,
		stop: async () => await server.end('SIGTERM'),
		start: async () => {
			server = await start();
		},
	};
}
