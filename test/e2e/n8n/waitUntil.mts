import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is an answer. Fails, saying what it waited for, when it takes too long. */
export async function waitUntil<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	seconds = 60,
): Promise<T> {
	const deadline = performance.now() + seconds * 1000;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain until ${what}`);
		await sleep(100);
	}
}
