import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { sandboxUrl } from '../../sandbox/account.mts';
import type { Cause } from './causes.mts';

type Address = Extract<Cause, { kind: 'address' }>['address'];

/** Addresses at which no service answers, each for a reason of its own. */
export interface Addresses extends Record<Address, string> {
	close(): void;
}

/** Starts a server that nobody has a reason to trust, and names the other addresses. */
export async function openAddresses(): Promise<Addresses> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
	const server = createServer({ key, cert }).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		refused: 'http://127.0.0.1:9',
		unknown: 'http://vendor.invalid',
		untrusted: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
		notTls: sandboxUrl().replace('http:', 'https:'),
		close: () => server.close(),
	};
}
