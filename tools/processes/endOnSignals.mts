let isPrepared = false;

/** Where a signal ends the tests, their exit handlers run all the same, which end the servers they have started. */
export function endOnSignals(): void {
	if (isPrepared) return;
	isPrepared = true;
	for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => process.exit(1));
}
