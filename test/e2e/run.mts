import { glob, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installN8n, newestVersion, oldestVersion } from '../../tools/n8n/index.mts';
import { readTally, tallyVariable } from './support/executionTally.mts';
import { preparedVariable, prepareUserFolder } from './support/packageInN8n.mts';
import { runSuites } from './support/runSuites.mts';

/**
 * Runs all suites of this folder, except those in editor/ and queue/, in the newest and in the oldest n8n, or only in
 * those that are asked for: `--newest`, `--oldest`, `--version <version>`. An n8n that is missing is installed.
 */
const { values: asked } = parseArgs({
	options: {
		newest: { type: 'boolean' },
		oldest: { type: 'boolean' },
		version: { type: 'string', multiple: true },
	},
});
const chosen = [
	...(asked.newest ? [newestVersion] : []),
	...(asked.oldest ? [oldestVersion] : []),
	...(asked.version ?? []),
];
const versions = chosen.length > 0 ? chosen : [newestVersion, oldestVersion];

const suites = (
	await Array.fromAsync(
		glob('test/e2e/**/*.e2e.mts', { exclude: ['test/e2e/editor/**', 'test/e2e/queue/**'] }),
	)
).sort();
const total = { passed: 0, failed: 0 };
const lines: string[] = [];
const folder = await mkdtemp(join(await realpath(tmpdir()), 'n8n-e2e-'));
for (const version of versions) {
	await installN8n(version);
	console.log(`\nIn n8n ${version}:`);
	const tallyFile = join(folder, version);
	const userFolder = join(folder, `user-${version}`);
	await prepareUserFolder({ version, userFolder });
	const { passed, failed } = await runSuites(suites, {
		environment: {
			N8N_TEST_VERSION: version,
			[tallyVariable]: tallyFile,
			[preparedVariable]: userFolder,
		},
		// Each has an n8n of its own, and waits about as long as it works.
		concurrency: 2,
	});
	const { workflows, executions } = await readTally(tallyFile);
	lines.push(
		`n8n ${version}: ${workflows} workflows ran, ${executions} executions; ${passed} passed, ${failed} failed`,
	);
	total.passed += passed;
	total.failed += failed;
}
await rm(folder, { recursive: true });

console.log(`\n${lines.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
