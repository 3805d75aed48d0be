import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readWav } from '../../../audio/readWav.mts';
import { listAllJobs, releaseJobs } from '../../../sandbox/account.mts';
import {
	awaitCallbacks,
	createSamiCustomer,
	createTencentCustomer,
	listConversions,
	successCode,
} from './accounts.mts';
import { convertRecordings, trainVoices } from './chains.mts';
import type { Cluster } from './cluster.mts';
import { publishWorkflow } from './publishWorkflow.mts';
import { publishRecordings } from './recordings.mts';
import { assertSuccess, awaitEnds, awaitSuspended, post } from './runs.mts';

/** What users do in bulk, with nothing going wrong. */
export function specifyBulkWork(getCluster: () => Cluster, isShort: boolean): void {
	const recordingCount = isShort ? 20 : 200;
	const jobCount = isShort ? 10 : 50;

	it(`converts ${recordingCount} recordings, each once and in order`, async (test) => {
		const cluster = getCluster();
		const customer = await createSamiCustomer(cluster.session);
		const workflow = await publishWorkflow(cluster.session, convertRecordings(customer.credential));
		const recordings = await publishRecordings(recordingCount);
		await post(
			cluster,
			workflow,
			recordings.map(({ url }) => ({ url })),
		);
		const executions = await awaitEnds(cluster, workflow, 1);
		assertSuccess(executions);

		const converted = executions[0]!.items('Convert');
		assert.deepEqual(
			converted.map(({ pairedItem }) => pairedItem),
			recordings.map((_, item) => ({ item })),
		);
		for (const [index, { binary }] of converted.entries()) {
			const { id = '', mimeType } = binary!.data!;
			assert.equal(mimeType, 'audio/wav');
			assert.match(id, /^database:/);
			const query = new URLSearchParams({ id, action: 'download' });
			const audio = await cluster.session.fetch(`/rest/binary-data?${query}`);
			const { samples, durationSeconds } = readWav(Buffer.from(await audio.arrayBuffer()));
			// Every recording is of another length, which conversion keeps.
			assert.ok(Math.abs(durationSeconds - recordings[index]!.durationSeconds) < 0.001);
			assert.ok(samples.some((sample) => Math.abs(sample) > 0.05));
		}
		const invoked = await listConversions(customer);
		test.diagnostic(`conversions at SAMI: ${invoked.length} for ${recordingCount} recordings`);
		assert.ok(invoked.every(({ code }) => code === successCode));
		assert.deepEqual(
			invoked.map(({ dataSha256 }) => dataSha256).sort(),
			recordings.map(({ sha256 }) => sha256).sort(),
		);
	});

	it(`suspends ${jobCount} training jobs, which leaves the workers free, and resumes each once`, async (test) => {
		const cluster = getCluster();
		const trainer = await createTencentCustomer(cluster.session, 'held');
		const converter = await createSamiCustomer(cluster.session);
		const training = await publishWorkflow(
			cluster.session,
			trainVoices(trainer.credential, 'suspend'),
		);
		const conversion = await publishWorkflow(
			cluster.session,
			convertRecordings(converter.credential),
		);
		const [{ url }] = await publishRecordings(1);
		for (let number = 0; number < jobCount; number++) {
			await post(cluster, training, [{ url, modelName: `voice_${number}` }]);
		}
		await awaitSuspended(cluster, training, jobCount, 0);
		await post(cluster, conversion, [{ url }]);
		assertSuccess(await awaitEnds(cluster, conversion, 1));

		// To a callback that comes when its execution begins to look by itself n8n answers 500. A busy machine takes in one a second.
		await awaitSuspended(cluster, training, jobCount, Math.max(30, jobCount));
		await releaseJobs(trainer.account);
		const executions = await awaitEnds(cluster, training, jobCount);
		assertSuccess(executions);
		const results = executions.flatMap((execution) =>
			execution.items('Train').map(({ json }) => json),
		);
		assert.ok(
			results.every(({ state, timedOut }) => state === 'COMPLETED' && timedOut === undefined),
		);
		const jobs = await listAllJobs(trainer.account);
		test.diagnostic(`jobs at Tencent Media Lab: ${jobs.length}, results: ${results.length}`);
		assert.equal(jobs.length, jobCount);
		assert.deepEqual(results.map(({ jobId }) => jobId).sort(), jobs.map(({ id }) => id).sort());

		const callbacks = await awaitCallbacks(trainer, jobCount);
		assert.ok(callbacks.every(({ url }) => url.startsWith(cluster.webhook.url)));
		const answers = callbacks.map(({ httpStatus }) => httpStatus);
		const resuming = answers.filter((status) => status === 200);
		test.diagnostic(
			`callbacks: ${answers.length}, executions that they resumed: ${resuming.length}`,
		);
		// One that comes while its execution has resumed to look for it is answered with 409, and the look finds the result.
		assert.ok(
			answers.every((status) => status === 200 || status === 409),
			String(answers),
		);
		assert.ok(resuming.length >= jobCount / 2, String(answers));
	});
}
