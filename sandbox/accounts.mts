import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createBucket, type Bucket } from './cos/bucket.mts';
import type { Fault } from './faults.mts';
import type { Storage } from './storage.mts';
import {
	demoTencentCredentials,
	randomTencentCredentials,
	type TencentCredentials,
} from './tencent/credentials.mts';
import { createMediaLab, type MediaLab } from './tencent/mediaLab.mts';
import { createTraffic, type Traffic } from './traffic.mts';

export const accountSettingsSchema = z
	.object({
		/** Whether the access key may call SAMI at all; without, GetToken answers LackPolicy. */
		accessKeyHasPolicy: z.boolean().default(true),
		/** Upper limit for the life of a token from GetToken; the vendor's own is one day (SAMI 6489/71995). */
		tokenLifetimeSeconds: z.number().positive().max(86400).default(86400),
		/** Whether the job API below `/release` asks for the signature of the API gateway. */
		gatewaySignatureRequired: z.boolean().default(false),
		/** How long a job of Tencent Media Lab is SUBMITTED, and then PROCESSING, at least. */
		queueMilliseconds: z.number().int().nonnegative().default(50),
		processingMilliseconds: z.number().int().nonnegative().default(100),
		/** Whether jobs stay PROCESSING until they are released (`jobs/release`), which is for those created so far. */
		holdJobs: z.boolean().default(false),
		/** How many jobs are PROCESSING at a time at most. */
		concurrentJobs: z.number().int().positive().default(2),
		/** Whether jobs read no URLs and make tiny silent files, so that hundreds of them cost nothing. */
		simulateAudio: z.boolean().default(false),
		/** How often a callback is repeated that was not answered with a success. */
		callbackRetries: z.number().int().nonnegative().default(0),
		/** How long the answer to a callback is waited for. */
		callbackTimeoutMilliseconds: z.number().int().positive().default(10_000),
		/** Whether the key for COS is a temporary one, which has a session token. */
		temporaryCosKey: z.boolean().default(false),
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
	tencent: TencentCredentials;
	/** Jobs and models. */
	mediaLab: MediaLab;
	/** The COS bucket behind `tencent.contentId`. */
	bucket: Bucket;
	faults: Fault[];
	traffic: Traffic;
}

/** Who an account is at the vendors. */
export type Identity = Pick<Account, 'id' | 'sami' | 'tencent'>;

/** What the demo account signs in with: fixed, so that saved n8n credentials keep working. */
export const demoCredentials: SamiCredentials = {
	appkey: 'demo-appkey',
	token: 'demo-token',
	accessKeyId: 'demo-access-key-id',
	secretAccessKey: 'demo-secret-access-key',
};

export const demoIdentity: Identity = {
	id: 'demo',
	sami: demoCredentials,
	tencent: demoTencentCredentials,
};

export interface Accounts {
	create(settings: AccountSettings, identity?: Identity): Account;
	find(matches: (account: Account) => boolean): Account | undefined;
}

/** An empty register of accounts. Without an identity an account gets random credentials. */
export function createAccounts(storage: Storage): Accounts {
	const accounts: Account[] = [];
	return {
		create(settings, identity = randomIdentity(settings)) {
			const account = {
				...identity,
				settings,
				issuedTokens: new Map(),
				mediaLab: createMediaLab(settings),
				bucket: createBucket(identity.tencent.cos.bucket, storage),
				faults: [],
				traffic: createTraffic(),
			};
			accounts.push(account);
			return account;
		},
		find: (matches) => accounts.find(matches),
	};
}

function randomIdentity({ temporaryCosKey }: AccountSettings): Identity {
	return {
		id: randomUUID(),
		sami: randomSamiCredentials(),
		tencent: randomTencentCredentials({ temporaryKey: temporaryCosKey }),
	};
}

function randomSamiCredentials(): SamiCredentials {
	return {
		appkey: randomBytes(5).toString('hex'),
		token: randomBytes(24).toString('base64url'),
		accessKeyId: `AKLT${randomBytes(16).toString('hex')}`,
		secretAccessKey: randomBytes(30).toString('base64'),
	};
}
