import { glob, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { packProject } from '../tools/n8n/index.mts';
import { runProgram } from '../tools/processes/runProgram.mts';

/**
 * Scans the package as n8n does before it accepts a community package (@n8n/scan-community-package): the sources,
 * and what `npm pack` would publish, by the scanner's own rules with disables ignored. The scanner itself only scans
 * packages that are published already, and lets warnings pass; here none may be left.
 */
const scanner: { SOURCE_FILE_PATTERNS: string[]; buildScanConfig(): Promise<Linter.Config[]> } =
	createRequire(import.meta.url)('@n8n/scan-community-package/scanner/scanner.mjs');

const folder = await mkdtemp(join(tmpdir(), 'scan-'));
try {
	const sources = await scan('sources', process.cwd(), scanner.SOURCE_FILE_PATTERNS);
	const packed = await scan('packed files', await unpack(folder), ['**/*.js', 'package.json']);
	process.exitCode = sources && packed ? 0 : 1;
} finally {
	await rm(folder, { recursive: true });
}

async function unpack(target: string): Promise<string> {
	const tarball = await packProject(target);
	const unpacked = join(target, 'package');
	await mkdir(unpacked);
	await runProgram('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
	return unpacked;
}

async function scan(name: string, cwd: string, patterns: string[]): Promise<boolean> {
	const eslint = new ESLint({
		cwd,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await scanner.buildScanConfig(),
	});
	const files = await Array.fromAsync(
		glob(patterns, { cwd, exclude: (name) => name === 'node_modules' }),
	);
	if (files.length === 0) throw new Error(`There are no ${name} to scan`);
	const results = await eslint.lintFiles(files);
	const problems = results.reduce(
		(sum, { errorCount, warningCount }) => sum + errorCount + warningCount,
		0,
	);
	if (problems > 0) console.log(await (await eslint.loadFormatter('stylish')).format(results));
	console.log(`Scanned ${files.length} ${name}: ${problems} problems`);
	return problems === 0;
}
