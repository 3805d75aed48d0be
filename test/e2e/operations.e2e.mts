import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { signIn } from '../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../tools/n8n/index.mts';
import { countRequests, publishFile } from '../sandbox/account.mts';
import { readAudioFormat } from './support/operations/audioFormat.mts';
import { cloningOperations } from './support/operations/cloningOperations.mts';
import { conversions } from './support/operations/conversions.mts';
import { asker, runOperation } from './support/operations/runOperation.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';

describe('the operations in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let url: string;

	before(async () => {
		prepared = await preparePackageInN8n();
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		url = await publishFile('operations.wav', await readFile('examples/recordings/speech.wav'));
	});

	after(async () => await prepared?.end());

	const operations = [
		...conversions(),
		...cloningOperations('tencentVoiceCloning', 'voiceCloning'),
		...cloningOperations('tencentSingingCloning', 'singingCloning'),
	];
	for (const operation of operations) {
		it(operation.title, async () => {
			const { names = ['first', 'second'], text = 'Hello, it is me.', audio, check } = operation;
			const items = names.map((name) => ({ name, text, url }));
			const run = await runOperation({ n8n, session }, operation, items);

			assert.deepEqual(run.execution.error, undefined);
			assert.equal(run.status, 200);
			const origins = operation.joinsItems ? [{ asker }] : names.map((from) => ({ from, asker }));
			assert.partialDeepStrictEqual(
				run.answers,
				origins.map((origin) => ({ ...operation.answer, ...origin })),
			);
			assert.equal(run.answers.length, origins.length);
			assert.deepEqual(run.audio.map(readAudioFormat), audio ? origins.map(() => audio) : []);
			const requests = await countRequests(run.account);
			const counts = Object.keys(operation.requests).map((endpoint) => [
				endpoint,
				requests[endpoint] ?? 0,
			]);
			assert.deepEqual(Object.fromEntries(counts), operation.requests);
			await check?.(run, n8n);
		});
	}
});
