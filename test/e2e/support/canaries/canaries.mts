import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { listAllJobs } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { createSecretFinder } from '../../../support/secretForms.mts';

/** All that the credentials of an account hold which gives access to something; no other account has the same. */
function secretsOf({ sami, tencent }: SandboxAccount): Record<string, string> {
	const { cos } = tencent;
	return {
		'SAMI: App Key': sami.appkey,
		'SAMI: Token': sami.token,
		'SAMI: Access Key ID': sami.accessKeyId,
		'SAMI: Secret Access Key': sami.secretAccessKey,
		'Media Lab: Secret ID': tencent.secretId,
		'Media Lab: Secret Key': tencent.secretKey,
		'Media Lab: Gateway Secret ID': tencent.gatewaySecretId,
		'Media Lab: Gateway Secret Key': tencent.gatewaySecretKey,
		'COS: Secret ID': cos.secretId,
		'COS: Secret Key': cos.secretKey,
		...(cos.sessionToken !== undefined && { 'COS: Session Token': cos.sessionToken }),
	};
}

/** All that the credentials of accounts hold. */
export function secretsOfAll(accounts: readonly SandboxAccount[]): Record<string, string> {
	const named = accounts.flatMap((account) =>
		Object.entries(secretsOf(account)).map(([name, secret]) => [
			`${name} of ${account.id}`,
			secret,
		]),
	);
	return Object.fromEntries(named) as Record<string, string>;
}

/** What gives access in the addresses of the recordings that the vendor was sent for the jobs of accounts. */
export async function signaturesOf(
	accounts: readonly SandboxAccount[],
): Promise<Record<string, string>> {
	const signatures: Record<string, string> = {};
	for (const account of accounts) {
		for (const { id, inputs } of await listAllJobs(account)) {
			const url = inputs[0]?.url;
			const parameters = url === undefined ? undefined : new URL(url).searchParams;
			for (const name of ['q-signature', 'token']) {
				const value = parameters?.get(name);
				if (value) signatures[`${name} of an input of job ${id}`] = value;
			}
		}
	}
	return signatures;
}

/**
 * Searches all that an n8n which has ended has left in its folder, in whichever form: its files, and its database also row
 * by row, because a file of SQLite divides what is long.
 *
 * @returns where each secret was found
 */
export async function searchUserFolder(
	folder: string,
	secrets: Record<string, string>,
): Promise<string[]> {
	const findIn = createSecretFinder(secrets);
	const found = searchDatabase(join(folder, '.n8n/database.sqlite'), findIn);
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = join(entry.parentPath, entry.name);
		const content = (await readFile(file)).toString('latin1');
		found.push(...findIn(content).map((secret) => `${secret} in ${file}`));
	}
	return found;
}

function searchDatabase(file: string, findIn: (text: string) => string[]): string[] {
	const database = new DatabaseSync(file, { readOnly: true });
	const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
	const found = tables.flatMap(({ name }) =>
		database
			.prepare(`SELECT * FROM "${String(name)}"`)
			.all()
			.flatMap((row) => findIn(Object.values(row).join('\n')))
			.map((secret) => `${secret} in table ${String(name)}`),
	);
	database.close();
	return [...new Set(found)];
}
