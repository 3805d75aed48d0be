import { setTimeout as sleep } from 'node:timers/promises';
import pWaitFor from 'p-wait-for';

export interface WaitOptions {
	/** How long at most; by default far longer than any of this takes where the machine is not busy. */
	seconds?: number;
	/** Says for the error what was seen last. */
	lastSeen?(): string;
}

/** Asks again and again until there is an answer. Fails, saying what it waited for, when it takes too long. */
export async function waitUntil<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	{ seconds = 180, lastSeen = () => '' }: WaitOptions = {},
): Promise<T> {
	const askOnce = async () => {
		const asked = performance.now();
		const answer = await ask();
		if (answer !== undefined) return pWaitFor.resolveWith(answer);
		// A busy n8n should not be busy with answering this.
		await sleep(performance.now() - asked);
		return false;
	};
	const fail = () => {
		throw new Error(`Waited in vain for ${seconds} s until ${what}${lastSeen()}`);
	};
	const timeout = { milliseconds: seconds * 1000, fallback: fail };
	return await pWaitFor(askOnce, { interval: 100, timeout });
}
