import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Cutting from '../../nodes/shared/audio/cutting/planCuts.ts';
import { encodeAudio } from '../../sandbox/audio/codec/encode.mts';
import { makePausedSpeech } from '../../test/audio/pausedSpeech.mts';
import { loadSource } from '../measuring/loadSource.mts';
import { runInOwnProcess } from '../measuring/ownProcess.mts';
import type { RecordingOrder, RecordingReport } from './convertRecording.mts';

const MINUTES = 54;
/** Of the speech that is repeated, with the pause behind it. */
const PERIOD_SECONDS = 7.617;
const PART_MINUTES = 4;
const LARGEST_PART = 100 * 1024 * 1024;
/** By how much the sound of an MP3 file is late, in seconds; far less than a pause. */
const MP3_DELAY = 0.1;

/**
 * Converts 54 minutes of speech as one item, split into parts, also with a part that fails twice. The sandbox keeps the voice,
 * which would take hours to change; all else is as always.
 */
export async function measureRecordings() {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	const speech = makePausedSpeech(Math.ceil((MINUTES * 60) / PERIOD_SECONDS));
	const seconds = speech.samples.length / speech.sampleRate;
	const rows = [];
	for (const format of ['wav', 'mp3'] as const) {
		const file = join(folder, `talk.${format}`);
		await writeFile(
			file,
			encodeAudio(speech, { sampleRate: speech.sampleRate, channels: 1, format }),
		);
		const cuts = await countCuts(file, speech.pauses, format === 'mp3' ? MP3_DELAY : 0);
		for (const failures of [0, 2]) {
			const order: RecordingOrder = { file, format, partMinutes: PART_MINUTES, failures };
			const script = new URL('convertRecording.mts', import.meta.url);
			const converted = await runInOwnProcess<RecordingReport>(script, order);
			rows.push({
				recording: `${(seconds / 60).toFixed(1)} minutes of ${format.toUpperCase()}`,
				'a part fails': `${failures} times`,
				added: `${((converted.durationSeconds - seconds) * 1000).toFixed(0)} ms`,
				parts: String(converted.parts),
				'cuts in pauses': cuts,
				requests: String(converted.requests),
				'peak over idle': `${converted.peak.toFixed(0)} MB`,
			});
		}
	}
	await rm(folder, { recursive: true });
	return rows;
}

/** How many of the cuts that the node makes are in pauses of the speech. */
async function countCuts(
	file: string,
	pauses: ReadonlyArray<{ start: number; end: number }>,
	delay: number,
): Promise<string> {
	const { planCuts } = await loadSource<typeof Cutting>('nodes/shared/audio/cutting/planCuts.ts');
	const source = { open: () => createReadStream(file) as AsyncIterable<Uint8Array> };
	const limits = { maxSeconds: PART_MINUTES * 60, maxBytes: LARGEST_PART };
	const { parts } = await planCuts(source, limits);
	const cuts = parts.slice(1).map(({ startSeconds }) => startSeconds);
	const isInPause = (cut: number) =>
		pauses.some(({ start, end }) => start <= cut && cut <= end + delay);
	return `${cuts.filter(isInPause).length} of ${cuts.length}`;
}
