import { readFile, readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { signIn } from '../../tools/n8n/index.mts';
import { printTable } from '../../tools/terminal/printTable.mts';
import { publishFile } from '../sandbox/account.mts';
import { measurable, measureKeptMemory } from '../e2e/support/measureKeptMemory.mts';
import { preparePackageInN8n } from '../e2e/support/packageInN8n.mts';
import { runOne } from './load.mts';
import type { Outcome } from './load.mts';

/**
 * Keeps a real n8n busy with all kinds of work and random faults, 20 minutes long or `--minutes`, and shows what it keeps
 * in memory and open over time, and whether the jobs at the vendor are those that were asked for. Fails where a job was
 * made twice or lost, or where memory or handles keep growing.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' } } });
const duration = Number(values.minutes) * 60_000;
const AT_A_TIME = 3;
const SAMPLES = 8;
/** How much more than after the warm-up may be kept at the end: what is remembered on purpose has bounds. */
const MOST_GROWTH_MB = 40;
const MOST_NEW_HANDLES = 20;

type Sample = {
	minutes: string;
	workflows: string;
	'kept MB': string;
	handles: string;
};

const prepared = await preparePackageInN8n({ ...measurable });
const outcomes: Outcome[] = [];
const samples: Sample[] = [];
try {
	const n8n = await prepared.start();
	const session = await signIn(n8n.url);
	const recording = await publishFile(
		'soak.wav',
		await readFile('examples/recordings/training-1.wav'),
	);
	const started = Date.now();
	const work = async (until: number) => {
		while (Date.now() < until) outcomes.push(await runOne(session, n8n.url, recording));
	};
	for (let number = 1; number <= SAMPLES; number += 1) {
		const until = started + (duration * number) / SAMPLES;
		await Promise.all(Array.from({ length: AT_A_TIME }, async () => await work(until)));
		samples.push({
			minutes: ((Date.now() - started) / 60_000).toFixed(1),
			workflows: String(outcomes.length),
			'kept MB': (await measureKeptMemory(n8n)).toFixed(1),
			handles: String((await readdir(`/proc/${n8n.pid}/fd`)).length),
		});
		console.log(samples.at(-1));
	}
} finally {
	await prepared.end();
}

const failed = outcomes.filter(({ error }) => error !== undefined);
const total = (of: (outcome: Outcome) => number) =>
	outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
const differing = outcomes.filter(({ asked, created }) => asked !== created);
printTable(...samples);
printTable({
	workflows: String(outcomes.length),
	failed: String(failed.length),
	'jobs asked': String(total(({ asked }) => asked)),
	'jobs created': String(total(({ created }) => created)),
	'uploads left': String(total(({ uploads }) => uploads)),
});
for (const { error } of failed) console.log(`Failed: ${error}`);

const [warm, last] = [samples[1]!, samples.at(-1)!];
const growth = Number(last['kept MB']) - Number(warm['kept MB']);
const newHandles = Number(last.handles) - Number(warm.handles);
if (differing.length > 0 || growth > MOST_GROWTH_MB || newHandles > MOST_NEW_HANDLES) {
	console.log(`${differing.length} runs with other jobs than asked, ${growth.toFixed(1)} MB more`);
	process.exitCode = 1;
}
