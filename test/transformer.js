const { createHash } = require('node:crypto');
const { createTransformer } = require('ts-jest').default;
const { version } = require('typescript');

const options = {
	tsconfig: {
		module: 'commonjs',
		moduleResolution: 'node10',
		target: 'es2022',
		allowJs: true,
		esModuleInterop: true,
		isolatedModules: true,
		types: ['node', 'jest'],
	},
	diagnostics: false,
};
const transformer = createTransformer(options);

/** What Jest keeps a compiled file by; the same in all projects, so that each file is compiled once. */
function getCacheKey(text, path, { instrument }) {
	const parts = [version, JSON.stringify(options), path, instrument, text];
	return createHash('sha256').update(parts.join('\0')).digest('hex');
}

/** TypeScript always makes an ES module of a file named `.mts`, but Jest runs CommonJS; so the file passes for `.ts`. */
function process(text, path, details) {
	return transformer.process(text, path.replace(/\.mts$/, '.ts'), details);
}

module.exports = { getCacheKey, process };
