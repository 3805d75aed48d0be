import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer. Fails, saying what it waited for, when it takes too long: by default far
 * longer than any of this takes where the machine is not busy.
 */
export async function waitUntil<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	seconds = 180,
): Promise<T> {
	const deadline = performance.now() + seconds * 1000;
	for (;;) {
		const asked = performance.now();
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain until ${what}`);
		// A busy n8n should not be busy with answering this.
		await sleep(Math.max(100, 2 * (performance.now() - asked)));
	}
}
