/** Tests are `.mts` like all code that is not published; they run as CommonJS, so that the nodes load as n8n loads them. */
/** @type {import('jest').Config} */
module.exports = {
	testMatch: ['<rootDir>/test/**/*.test.mts'],
	// pitchy is an ES module only, which has to be compiled too.
	transform: { '\\.m?ts$|/node_modules/pitchy/.+\\.js$': '<rootDir>/test/transformer.js' },
	transformIgnorePatterns: ['/node_modules/(?!pitchy/)'],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'json', 'node'],
	collectCoverageFrom: ['{nodes,credentials}/**/*.ts'],
	coverageThreshold: { global: { lines: 95 } },
	globalSetup: '<rootDir>/test/sandbox/start.mts',
	globalTeardown: '<rootDir>/test/sandbox/stop.mts',
	testTimeout: 60_000,
};
