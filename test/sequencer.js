const { basename } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Suites in which the nodes really wait for half a minute. */
const longest = [
	'createJobs.test.mts',
	'suspending.test.mts',
	'timeLimits.test.mts',
	'unknownJob.test.mts',
];

/** Starts the longest suites first, so that none of them runs alone at the end. */
module.exports = class extends Sequencer {
	sort(tests) {
		const sorted = super.sort(tests);
		const isLong = ({ path }) => longest.includes(basename(path));
		return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
	}
};
