import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePorts } from '../../../../tools/processes/findFreePorts.mts';
import { runProgram } from '../../../../tools/processes/runProgram.mts';
import { startProgram } from '../../../../tools/processes/startProgram.mts';
import { provideProgram } from '../../support/debianPrograms.mts';
import { untilAnswers } from './untilAnswers.mts';

/** A Postgres that runs on this machine for the tests alone. */
export interface Postgres {
	port: number;
	/** Ends it, and removes all it has stored. */
	end(): Promise<void>;
}

/** Starts Postgres with one empty database, whose owner needs no password on this machine. */
export async function startPostgres({
	user,
	database,
}: {
	user: string;
	database: string;
}): Promise<Postgres> {
	const program = await provideProgram('postgres', 'postgresql');
	const initialize = await provideProgram('initdb', 'postgresql');
	const createDatabase = await provideProgram('createdb', 'postgresql-client');
	const account = await findUnprivilegedUser();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-e2e-postgres-'));
	if (account) await chown(folder, account.uid, account.gid);
	const setUp = [
		'--pgdata',
		folder,
		'--username',
		user,
		'--auth',
		'trust',
		'--encoding',
		'UTF8',
		'--no-sync',
	];
	await runProgram(initialize, setUp, { user: account });

	const [port] = await findFreePorts(1);
	const settings = [
		'listen_addresses=127.0.0.1',
		`port=${port}`,
		'unix_socket_directories=',
		'fsync=off',
	];
	const server = startProgram(
		program,
		['-D', folder, ...settings.flatMap((setting) => ['-c', setting])],
		{ user: account },
	);
	const connection = ['--host', '127.0.0.1', '--port', String(port), '--username', user];
	await untilAnswers('Postgres', server, async () => {
		await runProgram(createDatabase, [...connection, database]);
	});
	return {
		port: port!,
		async end() {
			await server.end('SIGINT');
			await rm(folder, { recursive: true });
		},
	};
}

/** Postgres refuses to run as root; its Debian package makes a user for it. */
async function findUnprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const read = async (kind: string) => Number(await runProgram('id', [kind, 'postgres']));
	return { uid: await read('--user'), gid: await read('--group') };
}
