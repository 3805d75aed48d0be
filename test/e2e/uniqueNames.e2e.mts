import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runManually, signIn } from '../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../tools/n8n/index.mts';
import { readWav } from '../audio/readWav.mts';
import { createAccount, listObjects } from '../sandbox/account.mts';
import { generate, requestObject, runJob } from '../sandbox/vendorRequests.mts';
import { addScenarios } from './support/cloningScenarios.mts';
import type { Scenario } from './support/cloningScenarios.mts';
import { lastNode, manualTrigger } from './support/cloningWorkflow.mts';
import { downloadAudio } from './support/downloadAudio.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';
import { assertInOrder, assertSuccess, runThrough } from './support/suspendedExecutions.mts';

/** Not in the order of their lengths, so that no order of the files is right by chance. */
const texts = [
	'Here is the news, and then the weather.',
	'Good morning.',
	'Over the whole of the coming week it will be dry and sunny, with a light wind from the west, and it will get warmer from day to day.',
	'In the north there will be a little rain in the afternoon, but the south stays dry.',
	'Yes.',
];
/** In seconds. The sandbox speaks the same text a fraction of a millisecond longer or shorter; the texts differ far more. */
const tolerance = 0.01;
const parameters = {
	text: `={{ ${JSON.stringify(texts)}[$json.number] }}`,
	destination: '/news',
	outputPrefix: 'daily',
	download: true,
};
const shared = { audible: true, count: texts.length };

describe('five texts with one destination and one prefix in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let scenarios: Record<'poll' | 'suspend', Scenario>;
	let expected: number[];

	before(async () => {
		prepared = await preparePackageInN8n();
		scenarios = await addScenarios(prepared, {
			poll: { ...shared, instant: true, parameters: { ...parameters, waitMode: 'poll' } },
			suspend: { ...shared, parameters: { ...parameters, waitMode: 'suspend' } },
		});
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		expected = [];
		for (const text of texts) expected.push(await measureAlone(text));
		const sorted = expected.toSorted((one, other) => one - other);
		for (const [index, length] of sorted.slice(1).entries())
			assert.ok(length - sorted[index]! > 0.2, 'the texts differ clearly in length');
	});

	after(async () => await prepared?.end());

	for (const waitMode of ['poll', 'suspend'] as const) {
		it(`become a file each, as long as its text alone, in wait mode ${waitMode}`, async (test) => {
			const scenario = scenarios[waitMode];
			const execution =
				waitMode === 'suspend'
					? await runThrough(session, scenario)
					: await runManually(session, scenario.workflowId, manualTrigger);
			assertSuccess(execution);
			const items = execution.items(lastNode);
			assertInOrder(items, texts.length);

			const paths = items.map(({ json }) => String(json.path));
			for (const path of paths) assert.match(path, /^news\/daily[0-9A-Za-z]{8}00_out\.wav$/);
			assert.deepEqual((await listObjects(scenario.account)).sort(), paths.sort());
			assert.deepEqual(
				items.map(({ json }) => json.fileName),
				texts.map((_text, index) => `default-00${index + 1}.wav`),
			);

			const audio = await downloadAudio(session, items);
			const seconds = audio.map((file) => readWav(file).durationSeconds);
			test.diagnostic(`seconds of each file: ${seconds.join(', ')}`);
			test.diagnostic(`seconds of each text alone: ${expected.join(', ')}`);
			for (const [index, length] of seconds.entries())
				assert.ok(Math.abs(length - expected[index]!) < tolerance, `text ${index}: ${length} s`);
			for (const file of audio)
				assert.ok(readWav(file).samples.some((sample) => Math.abs(sample) > 0.05));
		});
	}
});

/** How many seconds a text takes that is the only one of its account, asked for without n8n. */
async function measureAlone(sourceData: string): Promise<number> {
	const account = await createAccount();
	await runJob(account, { inputs: [{ sourceData }], outputs: [generate(account)] });
	const { bytes } = await requestObject(account, 'GET', 'output/out.wav');
	return readWav(bytes).durationSeconds;
}
