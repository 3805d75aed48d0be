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

/** TypeScript never makes CommonJS of a file that is called `.mts`; so that Jest can run it, it is called `.ts`. */
const asTypeScript = (path) => path.replace(/\.mts$/, '.ts');

module.exports = {
	process: (text, path, options) => transformer.process(text, asTypeScript(path), options),
	getCacheKey: (text, path, options) => transformer.getCacheKey(text, asTypeScript(path), options),
};
