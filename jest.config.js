/** Tests are `.mts` like all code that is not published; they run as CommonJS so that the nodes load as n8n loads them. */
/** @type {import('jest').Config} */
module.exports = {
	testMatch: ['<rootDir>/test/**/*.test.mts'],
	transform: {
		'^.+\\.m?ts$': [
			'ts-jest',
			{ tsconfig: { module: 'commonjs', moduleResolution: 'node10', target: 'es2022', isolatedModules: true, esModuleInterop: true, types: ['node', 'jest'] }, diagnostics: false },
		],
	},
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'json', 'node'],
	collectCoverageFrom: ['{nodes,credentials}/**/*.ts'],
	coverageThreshold: { global: { lines: 95 } },
	testTimeout: 60_000,
};
