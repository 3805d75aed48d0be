import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaNode } from 'execa';
import type * as Cutting from '../nodes/shared/audio/cutting/planCuts.ts';
import { encodeAudio } from '../sandbox/audio/codec/encode.mts';
import { makePausedSpeech } from '../test/audio/pausedSpeech.mts';
import { startProgram } from '../tools/processes/startProgram.mts';
import { printTable } from '../tools/terminal/printTable.mts';
import { waitUntil } from '../tools/waitUntil.mts';
import type { LongConversion, LongMeasurement } from './convertLongRecording.mts';

/**
 * Converts 54 minutes of speech as one item, split into parts, also with a part that fails twice. The sandbox keeps the voice,
 * which would take hours to change; all else is as always.
 */
const MINUTES = 54;
const PERIOD_SECONDS = 7.617;
const PART_MINUTES = 4;
/** By how much the sound of an MP3 file is late, in seconds; far less than a pause. */
const MP3_DELAY = 0.1;
const LARGEST_PART = 100 * 1024 * 1024;

const load = createRequire(import.meta.url);
const { planCuts }: typeof Cutting = load('../dist/nodes/shared/audio/cutting/planCuts.js');
const folder = mkdtempSync(join(tmpdir(), 'long-recordings-'));
const sandbox = startProgram(process.execPath, ['sandbox/main.mts', '--port', '0']);
try {
	const url = await waitUntil(
		'the sandbox listens',
		async () => /Sandbox listening on (\S+)/.exec(sandbox.printed())?.[1],
	);
	const speech = makePausedSpeech(Math.ceil((MINUTES * 60) / PERIOD_SECONDS));
	const rows = [];
	for (const format of ['wav', 'mp3'] as const) {
		const file = join(folder, `talk.${format}`);
		const options = { sampleRate: speech.sampleRate, channels: 1 } as const;
		writeFileSync(file, encodeAudio(speech, { ...options, format }));
		const cuts = await countCuts(file);
		for (const failures of [0, 2]) {
			const conversion = { file, format, url, partMinutes: PART_MINUTES, failures };
			const { seconds, peak, durationSeconds, parts, requests } = await convert(conversion);
			const added = durationSeconds - speech.samples.length / speech.sampleRate;
			rows.push({
				format,
				'a part fails': `${failures} times`,
				'minutes in/out': [speech.samples.length / speech.sampleRate, durationSeconds]
					.map((length) => (length / 60).toFixed(2))
					.join('/'),
				added: `${(added * 1000).toFixed(0)} ms`,
				parts: String(parts),
				'cuts in pauses': cuts,
				requests: String(requests),
				'peak over idle': `${peak.toFixed(0)} MB`,
				time: `${seconds.toFixed(0)} s`,
			});
		}
	}
	printTable(...rows);

	async function countCuts(file: string): Promise<string> {
		const source = { open: () => createReadStream(file) as AsyncIterable<Uint8Array> };
		const { parts } = await planCuts(source, {
			maxSeconds: PART_MINUTES * 60,
			maxBytes: LARGEST_PART,
		});
		const cuts = parts.slice(1).map(({ startSeconds }) => startSeconds);
		const good = cuts.filter((cut) =>
			speech.pauses.some(({ start, end }) => start <= cut && cut <= end + MP3_DELAY),
		);
		return `${good.length} of ${cuts.length}`;
	}
} finally {
	await sandbox.end('SIGTERM');
	rmSync(folder, { recursive: true });
}

async function convert(conversion: LongConversion): Promise<LongMeasurement> {
	const converting = execaNode('bench/convertLongRecording.mts', [JSON.stringify(conversion)], {
		ipc: true,
		nodeOptions: ['--expose-gc'],
		stderr: 'inherit',
	});
	const [measurement] = await Promise.all([converting.getOneMessage(), converting]);
	return measurement as unknown as LongMeasurement;
}
