import { parseArgs } from 'node:util';
import { runSuitesAndClose } from '../support/runSuites.mts';

// With --short there is less of everything, for continuous integration.
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
await runSuitesAndClose(['test/e2e/queue/compose.e2e.mts', 'test/e2e/queue/queue.e2e.mts'], {
	environment: { QUEUE_SUITE: values.short ? 'short' : 'full' },
});
