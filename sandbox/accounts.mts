import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Fault } from './faults.mts';
import { createTraffic, type Traffic } from './traffic.mts';

export const accountSettingsSchema = z
	.object({
		/** Whether the access key may call SAMI at all; without, GetToken answers LackPolicy. */
		accessKeyHasPolicy: z.boolean().default(true),
		/** Upper limit for the life of a token from GetToken; the vendor's own is one day (SAMI 6489/71995). */
		tokenLifetimeSeconds: z.number().positive().max(86400).default(86400),
	})
	.strict();

export type AccountSettings = z.infer<typeof accountSettingsSchema>;

export interface SamiCredentials {
	appkey: string;
	token: string;
	accessKeyId: string;
	secretAccessKey: string;
}

/** One customer of the vendors: credentials, and everything that is configured or observed for them alone. */
export interface Account {
	id: string;
	settings: AccountSettings;
	sami: SamiCredentials;
	/** Tokens made by GetToken, with the time they end at in epoch milliseconds. */
	issuedTokens: Map<string, number>;
	faults: Fault[];
	traffic: Traffic;
}

/** What the demo account signs in with: fixed, so that saved n8n credentials keep working. */
export const demoCredentials: SamiCredentials = {
	appkey: 'demo-appkey',
	token: 'demo-token',
	accessKeyId: 'demo-access-key-id',
	secretAccessKey: 'demo-secret-access-key',
};

export interface Accounts {
	create(settings: AccountSettings, identity?: { id: string; sami: SamiCredentials }): Account;
	find(matches: (account: Account) => boolean): Account | undefined;
}

/** An empty register of accounts. Without an identity an account gets random credentials. */
export function createAccounts(): Accounts {
	const accounts: Account[] = [];
	return {
		create(settings, identity = { id: randomUUID(), sami: randomCredentials() }) {
			const account = { ...identity, settings, issuedTokens: new Map(), faults: [], traffic: createTraffic() };
			accounts.push(account);
			return account;
		},
		find: (matches) => accounts.find(matches),
	};
}

function randomCredentials(): SamiCredentials {
	return {
		appkey: randomBytes(5).toString('hex'),
		token: randomBytes(24).toString('base64url'),
		accessKeyId: `AKLT${randomBytes(16).toString('hex')}`,
		secretAccessKey: randomBytes(30).toString('base64'),
	};
}
