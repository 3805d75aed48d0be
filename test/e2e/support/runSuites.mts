import { run } from 'node:test';
import { spec } from 'node:test/reporters';

export interface SuiteOptions {
	/** Added to the environment of the test files. */
	environment?: Record<string, string>;
	/** How many files run at the same time: one if not given. */
	concurrency?: number;
}

/** How many tests there were. All that did not pass have failed, and so has a suite that could not be ended. */
export interface SuiteCounts {
	passed: number;
	failed: number;
}

/**
 * Runs test files of `node:test`, each in a process of its own, and prints what they report while they run, in the
 * order of the files.
 */
export async function runSuites(
	files: string[],
	{ environment = {}, concurrency = 1 }: SuiteOptions = {},
): Promise<SuiteCounts> {
	Object.assign(process.env, environment);
	const events = run({ files, concurrency });
	const counts: SuiteCounts = { passed: 0, failed: 0 };
	// The last summary is of all files.
	events.on('test:summary', ({ file, success, counts: { tests, passed } }) => {
		if (file === undefined)
			Object.assign(counts, { passed, failed: Math.max(tests - passed, success ? 0 : 1) });
	});
	for await (const text of events.compose(spec)) process.stdout.write(text as string);
	return counts;
}

/** The same for a command: prints the closing line, and fails the process if a test failed or there was none. */
export async function runSuitesAndClose(files: string[], options?: SuiteOptions): Promise<void> {
	const { passed, failed } = await runSuites(files, options);
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0 || passed === 0) process.exitCode = 1;
}
