const { join, sep } = require('node:path');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const installed = `${sep}node_modules${sep}`;
const engine = join(process.cwd(), 'tools', 'engine', sep);

/**
 * Loads packages and n8n's engine as Node does, once for all suites of a worker, and everything else anew for each suite: to
 * load the engine takes more than a second.
 */
module.exports = class extends Runtime {
	constructor(...details) {
		super(...details);
		this.executor.compile = (source, filename) =>
			compileFunction(source, this.executor.injectedModuleParameters, { filename });
	}

	requireModule(from, name, ...options) {
		if (name && !this._resolution.isCoreModule(name)) {
			const path = this._resolution.resolveCjs(from, name);
			if (path.includes(installed) || path.startsWith(engine)) return require(path);
		}
		return super.requireModule(from, name, ...options);
	}
};
