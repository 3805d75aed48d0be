/** Tests are `.mts` like all code that is not published; they run as CommonJS, so that the nodes load as n8n loads them. */
const shared = {
	transform: { '\\.m?ts$': '<rootDir>/test/transformer.js' },
	testEnvironment: '<rootDir>/test/environment.js',
	runtime: '<rootDir>/test/runtime.js',
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.n8n-test'],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'json', 'node'],
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...shared,
			displayName: 'zod 3',
			globals: { zodVersion: 3 },
			testMatch: ['<rootDir>/test/**/*.test.mts'],
			testPathIgnorePatterns: ['<rootDir>/test/faults/', '<rootDir>/test/hostile/'],
		},
		{
			...shared,
			displayName: 'zod 4',
			globals: { zodVersion: 4 },
			resolver: '<rootDir>/test/zod4Resolver.js',
			// Where a zod schema decides; what the other suites show does not depend on the version.
			testMatch: [
				'<rootDir>/test/nodes/**/{api,fields,invoke,methods,signing}/**/*.test.mts',
				'<rootDir>/test/nodes/**/{callbacks,expressions,mediaLabCredentials,oddAnswers,readCallback,readScript,readSettings,token,zodVersion}.test.mts',
			],
		},
		{
			...shared,
			displayName: 'faults',
			globals: { zodVersion: 3 },
			testMatch: ['<rootDir>/test/faults/**/*.test.mts'],
		},
		{
			...shared,
			displayName: 'hostile',
			globals: { zodVersion: 3 },
			testMatch: ['<rootDir>/test/hostile/**/*.test.mts'],
		},
	],
	testSequencer: '<rootDir>/test/sequencer.js',
	globalSetup: '<rootDir>/test/sandbox/start.mts',
	globalTeardown: '<rootDir>/test/sandbox/stop.mts',
	// Tests mostly wait: for the sandbox, which works in processes of its own, and for the pauses of the nodes.
	maxWorkers: 6,
	testTimeout: 60_000,
	// A worker has nothing open at its end, but to free its memory takes longer than Jest's half a second on a busy machine.
	workerGracefulExitTimeout: 30_000,
	coverageDirectory: 'coverage',
	collectCoverageFrom: ['{nodes,credentials}/**/*.ts'],
	coverageThreshold: { global: { lines: 95 } },
};
