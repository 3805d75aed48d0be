import { randomBytes, randomUUID } from 'node:crypto';
import { createBucket, type Bucket } from './cos/bucket.mts';
import type { Fault } from './faults.mts';
import type { AccountSettings } from './settings.mts';
import type { Storage } from './storage.mts';
import {
	demoTencentCredentials,
	randomTencentCredentials,
	type TencentCredentials,
} from './tencent/credentials.mts';
import { createMediaLab, type MediaLab } from './tencent/mediaLab.mts';
import { createTraffic, type Traffic } from './traffic.mts';

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
	/**
	 * Without an identity an account gets random credentials, and without a bucket an empty one.
	 */
	create(settings: AccountSettings, identity?: Identity, bucket?: Bucket): Account;
	find(matches: (account: Account) => boolean): Account | undefined;
}

/** No accounts yet. */
export function createAccounts(storage: Storage): Accounts {
	const accounts: Account[] = [];
	return {
		create(
			settings,
			identity = randomIdentity(settings),
			bucket = createBucket(identity.tencent.cos.bucket, storage),
		) {
			const account = {
				...identity,
				settings,
				issuedTokens: new Map(),
				mediaLab: createMediaLab(settings),
				bucket,
				faults: [],
				traffic: createTraffic(),
			};
			accounts.push(account);
			return account;
		},
		find: (matches) => accounts.find(matches),
	};
}

function randomIdentity({ temporaryCosKey, contentId }: AccountSettings): Identity {
	return {
		id: randomUUID(),
		sami: randomSamiCredentials(),
		tencent: randomTencentCredentials({ temporaryKey: temporaryCosKey, contentId }),
	};
}

/** Credentials for SAMI that no other account has. */
export function randomSamiCredentials(): SamiCredentials {
	return {
		appkey: randomBytes(5).toString('hex'),
		token: randomBytes(24).toString('base64url'),
		accessKeyId: `AKLT${randomBytes(16).toString('hex')}`,
		secretAccessKey: randomBytes(30).toString('base64'),
	};
}
