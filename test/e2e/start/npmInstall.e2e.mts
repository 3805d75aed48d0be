import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fastify from 'fastify';
import { npmInstall } from '../../../tools/n8n/install/npmInstall.mts';
import type { NpmProgress } from '../../../tools/n8n/install/npmInstall.mts';
import { runProgram } from '../../../tools/processes/runProgram.mts';

const names = ['first-probe', 'second-probe'];

describe('npm install with progress', () => {
	const registry = fastify();
	let folder: string;
	let flags: string[];

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'npm-install-'));
		for (const name of names) {
			const tarball = await pack(folder, name);
			const path = `/${name}/-/${name}-1.0.0.tgz`;
			registry.get(`/${name}`, ({ host }) => describePackage(name, `http://${host}${path}`));
			registry.get(path, async (_request, reply) => await reply.send(tarball));
		}
		const url = await registry.listen({ host: '127.0.0.1', port: 0 });
		const cache = join(folder, 'cache');
		flags = [`--registry=${url}`, `--cache=${cache}`, '--no-audit', '--fetch-retries=0'];
	});

	after(async () => {
		await registry.close();
		await rm(folder, { recursive: true });
	});

	/** Installs packages in a folder of their own. Returns each progress that is reported. */
	const install = async (project: string, ...packages: string[]): Promise<NpmProgress[]> => {
		const reports: NpmProgress[] = [];
		const place = join(folder, project);
		await mkdir(place);
		await writeFile(join(place, 'package.json'), '{"private":true}');
		await npmInstall([...packages, ...flags], place, (progress) => reports.push(progress));
		return reports;
	};

	it('counts each package that npm looks up, from the first one on, and each that it downloads', async () => {
		const reports = await install('whole', ...names);
		assert.deepEqual(reports[0], { lookedUp: 1, downloaded: 0 });
		assert.deepEqual(reports.at(-1), { lookedUp: 2, downloaded: 2 });
	});

	it('fails with what npm says, without its list of requests', async () => {
		await assert.rejects(
			install('failing', 'first-probe', 'missing-probe'),
			({ message }: Error) => {
				assert.match(message, /E404/);
				assert.doesNotMatch(message, /npm http/);
				return true;
			},
		);
	});
});

async function pack(folder: string, name: string): Promise<Buffer> {
	const source = join(folder, `source-${name}`);
	await mkdir(source);
	await writeFile(join(source, 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
	await runProgram('npm', ['pack', '--pack-destination', folder], { folder: source });
	return await readFile(join(folder, `${name}-1.0.0.tgz`));
}

/** What a registry answers who looks up a package. */
function describePackage(name: string, tarball: string) {
	const version = '1.0.0';
	return {
		name,
		'dist-tags': { latest: version },
		versions: { [version]: { name, version, dist: { tarball } } },
	};
}
