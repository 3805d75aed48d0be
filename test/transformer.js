const { createTransformer } = require('ts-jest').default;

const transformer = createTransformer({
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
});

/** TypeScript always makes an ES module of a file named `.mts`, but Jest runs CommonJS; so the file passes for `.ts`. */
const asTypeScript = (path) => path.replace(/\.mts$/, '.ts');

module.exports = {
	process: (text, path, options) => transformer.process(text, asTypeScript(path), options),
	getCacheKey: (text, path, options) => transformer.getCacheKey(text, asTypeScript(path), options),
};
