const { createHash } = require('node:crypto');
const { ModuleKind, ScriptTarget, transpileModule, version } = require('typescript');

const compilerOptions = {
	module: ModuleKind.CommonJS,
	target: ScriptTarget.ES2022,
	esModuleInterop: true,
	sourceMap: true,
};

/** What Jest keeps a compiled file by; the same in all projects, so that each file is compiled once. */
function getCacheKey(text, path, { instrument }) {
	const parts = [version, JSON.stringify(compilerOptions), path, instrument, text];
	return createHash('sha256').update(parts.join('\0')).digest('hex');
}

function process(text, path) {
	const { outputText, sourceMapText } = transpileModule(text, {
		// TypeScript always makes an ES module of a file named `.mts`, but Jest runs CommonJS; so the file passes for `.ts`.
		fileName: path.replace(/\.mts$/, '.ts'),
		compilerOptions,
	});
	return { code: outputText, map: { ...JSON.parse(sourceMapText), sources: [path] } };
}

module.exports = { getCacheKey, process };
