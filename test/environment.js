const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * Runs each suite among the globals of Node itself, where Jest's own environment makes a new set of them. So packages can be
 * loaded once for many suites (see `runtime.js`), and what they throw is an instance of the `Error` that the suite knows, as
 * in n8n. The globals that a suite adds or replaces are put back after it.
 */
module.exports = class {
	global = globalThis;
	moduleMocker = new ModuleMocker(globalThis);
	#before = Object.getOwnPropertyDescriptors(globalThis);
	#exit = process.exit;

	constructor({ projectConfig: config }) {
		Object.assign(globalThis, config.globals);
		const { moduleMocker } = this;
		const timerConfig = { idToRef: (id) => id, refToId: (timer) => timer };
		const details = { config, global: globalThis };
		this.fakeTimers = new LegacyFakeTimers({ ...details, moduleMocker, timerConfig });
		this.fakeTimersModern = new ModernFakeTimers(details);
	}

	async setup() {}

	async teardown() {
		this.fakeTimers.dispose();
		this.fakeTimersModern.dispose();
		// Jest complains of whoever calls it during a suite.
		process.exit = this.#exit;
		for (const name of Reflect.ownKeys(globalThis)) {
			if (!Object.getOwnPropertyDescriptor(globalThis, name).configurable) continue;
			if (name in this.#before) Object.defineProperty(globalThis, name, this.#before[name]);
			else delete globalThis[name];
		}
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	/** Jest only asks whether there is one: `runtime.js` compiles for the globals of Node. */
	getVmContext() {
		return globalThis;
	}
};
