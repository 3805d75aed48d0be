import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { readWav } from '../../audio/readWav.mts';
import { createAccount, listAllJobs, reportTraffic } from '../../sandbox/account.mts';
import startSandbox from '../../sandbox/start.mts';
import stopSandbox from '../../sandbox/stop.mts';
import { awaitExecution, callWebhook, listExecutions, waitUntil } from '../n8n/index.mts';
import { startCluster } from './cluster.mts';
import type { Cluster } from './cluster.mts';
import { publishRecordings } from './recordings.mts';
import { convert, download, publishChain, saveCredential, splitItems, train } from './workflows.mts';
import type { PublishedWorkflow } from './workflows.mts';

const isShort = process.env.QUEUE_SUITE === 'short';
const recordingCount = isShort ? 20 : 200;
const jobCount = isShort ? 10 : 50;

describe('the package in queue mode', () => {
	let cluster: Cluster;

	before(async () => {
		await startSandbox();
		cluster = await startCluster();
	});

	after(async () => {
		await cluster?.end();
		await stopSandbox();
	});

	/** Posts the items to the webhook processor, and waits until n8n has made an execution of them. */
	async function run(workflow: PublishedWorkflow, items: object[]): Promise<void> {
		const answer = await callWebhook(cluster.webhook.url, workflow.path, { items });
		assert.equal(answer.status, 200, await answer.text());
	}

	async function awaitAll(workflow: PublishedWorkflow, count: number, seconds: number) {
		const executions = await waitUntil(`there are ${count} executions`, async () => {
			const listed = await listExecutions(cluster.session, workflow.id);
			return listed.length >= count ? listed : undefined;
		});
		return await Promise.all(executions.map(async ({ id }) => await awaitExecution(cluster.session, id, seconds)));
	}

	it(`converts ${recordingCount} recordings, in order, each once`, async () => {
		const account = await createAccount();
		const { appkey, token, baseUrl, openApiUrl } = account.sami;
		const credential = await saveCredential(cluster.session, 'samiApi', {
			appkey,
			token,
			baseUrl,
			openApiUrl,
			authentication: 'token',
		});
		const workflow = await publishChain(cluster.session, splitItems, download, convert(credential));
		const recordings = await publishRecordings(recordingCount);
		await run(workflow, recordings.map(({ url }) => ({ url })));

		const [execution] = await awaitAll(workflow, 1, 600);
		assert.deepEqual([execution!.status, execution!.error], ['success', undefined]);
		const converted = execution!.items('Convert');
		assert.equal(converted.length, recordingCount);
		for (const [index, { binary, pairedItem }] of converted.entries()) {
			assert.deepEqual(pairedItem, { item: index });
			const { id, mimeType } = binary!.data!;
			assert.equal(mimeType, 'audio/wav');
			assert.match(id!, /^database:/);
			const query = new URLSearchParams({ id: id!, action: 'download' });
			const answer = await cluster.session.fetch(`/rest/binary-data?${query}`);
			const { samples, durationSeconds } = readWav(Buffer.from(await answer.arrayBuffer()));
			console.log(index, durationSeconds, recordings[index]!.durationSeconds);
			assert.ok(samples.some((sample) => Math.abs(sample) > 0.1));
		}
		const { requests, maximumConcurrency } = await reportTraffic(account);
		const invoked = requests.filter(({ endpoint }) => endpoint === 'invoke');
		console.log(invoked.length, maximumConcurrency.invoke, invoked[0]);
		const hashes = recordings.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
		assert.deepEqual(invoked.map(({ dataSha256 }) => dataSha256).sort(), hashes.sort());
	});

	it(`parks ${jobCount} training jobs`, async () => {
		const account = await createAccount({
			simulateAudio: true,
			queueMilliseconds: 0,
			processingMilliseconds: 20_000,
			concurrentJobs: jobCount,
		});
		const { secretId, secretKey, baseUrl } = account.tencent;
		const credential = await saveCredential(cluster.session, 'tencentMediaLabApi', {
			secretId,
			secretKey,
			baseUrl,
			endpoint: 'custom',
		});
		const workflow = await publishChain(cluster.session, splitItems, train(credential, 'poll'));
		const [{ url } = { url: '' }] = await publishRecordings(1);
		for (let index = 0; index < jobCount; index++) {
			await run(workflow, [{ url, modelName: `voice_${index}`, order: `order-${index}` }]);
		}
		const executions = await awaitAll(workflow, jobCount, 300);
		console.log(executions.map(({ status, error }) => [status, error?.message]).join('\n'));
		const jobs = await listAllJobs(account);
		assert.equal(jobs.length, jobCount);
		console.log(executions[0]!.items('Train'));
	});
});
