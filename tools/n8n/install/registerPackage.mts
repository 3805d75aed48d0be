import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { INodeType } from 'n8n-workflow';
import type { Instance } from '../run/instance.mts';

const require = createRequire(import.meta.url);

interface PackageMetadata {
	name: string;
	version: string;
	author: { name: string; email: string };
	/** The files of the nodes. */
	n8n: { nodes: string[] };
}

/**
 * Lists this package under Settings → Community Nodes, as the last step of n8n's installer does, which takes packages
 * only from npm. n8n must have made its database, and not run.
 */
export async function registerPackage({ userFolder }: Instance): Promise<void> {
	const metadata = JSON.parse(await readFile('package.json', 'utf8')) as PackageMetadata;
	const { name: packageName, version, author } = metadata;
	const database = new DatabaseSync(join(userFolder, '.n8n/database.sqlite'));
	database.exec('BEGIN');
	// Its nodes go with it.
	database.prepare('DELETE FROM installed_packages WHERE packageName = ?').run(packageName);
	database
		.prepare(
			`INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt)
			VALUES (?, ?, ?, ?, strftime('%Y-%m-%d %H:%M:%f', 'now'), strftime('%Y-%m-%d %H:%M:%f', 'now'))`,
		)
		.run(packageName, version, author.name, author.email);
	const insertNode = database.prepare(
		'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
	);
	for (const file of metadata.n8n.nodes) {
		const { displayName, name, version: versions } = readDescription(file);
		insertNode.run(
			displayName,
			`${packageName}.${name}`,
			Math.max(...[versions].flat()),
			packageName,
		);
	}
	database.exec('COMMIT');
	database.close();
}

function readDescription(file: string): INodeType['description'] {
	const [Node] = Object.values(require(resolve(file)) as Record<string, new () => INodeType>);
	return new Node!().description;
}
