import { setTimeout as wait } from 'node:timers/promises';
import { removeTemporaryData } from '../../../tools/engine/index.mts';
import type { Endpoint } from '../../../sandbox/faults/endpoints.mts';
import { mapSettled } from '../../../nodes/shared/concurrency/mapSettled';
import { injectFaults } from '../../sandbox/account.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';
import { createSilentAccount } from '../../nodes/Tencent/cloning/runCloning.mts';
import { openAddresses } from './addresses.mts';
import type { Addresses } from './addresses.mts';
import type { Cause } from './causes.mts';
import { observe } from './observe.mts';
import type { End, Observation } from './observe.mts';
import type { Promised, Promises } from './promises.mts';

/** A call of a service, and what is promised for each fault of it. */
export interface Call {
	endpoint: Endpoint;
	causes: Record<string, Cause>;
	promises: Promises;
	/** Of the account, in the sandbox. */
	settings?: object;
	/**
	 * Runs a workflow that makes the call.
	 *
	 * @param address where the service is, instead of the sandbox
	 * @param cause what goes wrong, where the call has to bring it about
	 */
	run(account: SandboxAccount, address: string | undefined, cause: Cause): Promise<End>;
}

interface Cell {
	name: string;
	cause: Cause;
	times: number;
	promised: Promised;
}

/** Cells mostly wait, so many of them can run at a time. */
const CONCURRENCY = 12;
const LASTING = 10_000;

/** Tests that a call comes to what is promised, whatever happens to it. */
export function describeCall({ endpoint, causes, promises, settings, run }: Call): void {
	const cells = toCells(causes, promises);
	const observations = new Map<string, PromiseSettledResult<Observation>>();
	let addresses: Addresses;

	const runCell = async ({ cause, times }: Cell): Promise<Observation> => {
		const account = await createSilentAccount(settings);
		if (cause.kind === 'answer') await injectFaults(account, { ...cause.fault(endpoint), times });
		const address = cause.kind === 'address' ? addresses[cause.address] : undefined;
		return await observe(account, endpoint, await run(account, address, cause));
	};

	beforeAll(async () => {
		addresses = await openAddresses();
		const { signal } = new AbortController();
		const results = await mapSettled(cells, runCell, {
			concurrency: CONCURRENCY,
			stopOnFailure: false,
			signal,
		});
		for (const [index, { name }] of cells.entries()) observations.set(name, results[index]!);
	}, 280_000);

	afterAll(async () => {
		addresses.close();
		await wait(0);
		await removeTemporaryData();
	});

	it.each(cells.map((cell) => [cell.name, cell] as const))('%s', (name, { promised }) => {
		const result = observations.get(name)!;
		if (result.status === 'rejected') throw result.reason;
		const { outcome, requests, jobs, uploads, shownSecrets, description } = result.value;
		expect({ outcome, requests, jobs, uploads }).toEqual({
			outcome: expect.stringMatching(toPattern(promised.outcome)),
			requests: promised.requests === 'several' ? expect.any(Number) : promised.requests,
			jobs: promised.jobs ?? 0,
			uploads: promised.uploads ?? 0,
		});
		expect(shownSecrets).toEqual([]);
		if (!['result', 'timed out'].includes(outcome)) expect(description).toMatch(/\S/);
	});
}

function toCells(causes: Record<string, Cause>, promises: Promises): Cell[] {
	return Object.entries(promises).flatMap(([name, { once, lasting }]) => {
		const cause = causes[name];
		if (!cause) throw new Error(`Nothing brings about: ${name}`);
		return [
			...(once ? [{ name: `${name}, once`, cause, times: 1, promised: once }] : []),
			...(lasting ? [{ name: `${name}, lasting`, cause, times: LASTING, promised: lasting }] : []),
		];
	});
}

/** A message, in which an ellipsis stands for anything. */
function toPattern(message: string): RegExp {
	const parts = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 's');
}
