import type { SentCallback } from '../../../../sandbox/tencent/callbacks.mts';
import type { Session } from '../../../../tools/n8n/index.mts';
import { waitUntil } from '../../../../tools/waitUntil.mts';
import {
	createAccount,
	listAllJobs,
	listCallbacks,
	reportTraffic,
} from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { saveCredential } from './publishWorkflow.mts';

/** An account at the sandbox, and the ID of its credential in n8n. */
export interface Customer {
	account: SandboxAccount;
	credential: string;
}

/** A customer of SAMI. */
export async function createSamiCustomer(session: Session): Promise<Customer> {
	const account = await createAccount();
	const { appkey, token, baseUrl, openApiUrl } = account.sami;
	const data = { appkey, token, baseUrl, openApiUrl, authentication: 'token' };
	return { account, credential: await saveCredential(session, 'samiApi', data) };
}

/** How long jobs take: so many seconds, or until the test releases them. */
export type JobDuration = { seconds: number } | 'held';

/** A customer of Tencent Media Lab, whose jobs all run at the same time. */
export async function createTencentCustomer(
	session: Session,
	duration: JobDuration,
	// The vendor waits for ten seconds, in which a busy machine may not answer.
	callbackTimeoutMilliseconds = 120_000,
): Promise<Customer> {
	const account = await createAccount({
		simulateAudio: true,
		queueMilliseconds: 0,
		...(duration === 'held'
			? { holdJobs: true }
			: { processingMilliseconds: duration.seconds * 1000 }),
		concurrentJobs: 1000,
		callbackTimeoutMilliseconds,
	});
	const { secretId, secretKey, gatewaySignature, endpoint, baseUrl } = account.tencent;
	const data = { secretId, secretKey, gatewaySignature, endpoint, baseUrl };
	return { account, credential: await saveCredential(session, 'tencentMediaLabApi', data) };
}

/** What SAMI answers a conversion with that has succeeded. */
export const successCode = 20000000;

/** All conversions that SAMI was asked for. */
export async function listConversions({ account }: Customer) {
	const { requests } = await reportTraffic(account);
	return requests.filter(({ endpoint }) => endpoint === 'invoke');
}

/** How often SAMI has converted each recording, by its SHA-256. */
export async function countConversions(customer: Customer): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { code, dataSha256 = '' } of await listConversions(customer)) {
		if (code === successCode) counts[dataSha256] = (counts[dataSha256] ?? 0) + 1;
	}
	return counts;
}

/** How many jobs the vendor has of each Custom ID. */
export async function countJobsByCustomId({ account }: Customer): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { customId = '' } of await listAllJobs(account))
		counts[customId] = (counts[customId] ?? 0) + 1;
	return counts;
}

/** Waits until the vendor has sent so many callbacks, and each was answered or given up. */
export async function awaitCallbacks(
	{ account }: Customer,
	count: number,
): Promise<SentCallback[]> {
	return await waitUntil(`${count} callbacks are sent`, async () => {
		const callbacks = await listCallbacks(account);
		const settled = callbacks.filter(
			({ httpStatus, failure }) => httpStatus !== undefined || failure !== undefined,
		);
		return settled.length === count ? settled : undefined;
	});
}
