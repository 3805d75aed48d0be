import type { Sound } from '../../sandbox/audio/sound.mts';
import { readWav } from '../../test/audio/readWav.mts';
import { createAccount } from '../../test/sandbox/account.mts';
import { readBinary } from '../../tools/engine/index.mts';
import { narrate } from './narrate.mts';

const CUES = 30;
/** Of each cue, in seconds. */
const SLOT = 4;
/** Of video, in seconds. */
const FRAME = 0.04;
/** At least before each cue that is in time, in seconds. */
const SILENCE = 0.1;
/** Of full scale. */
const HEARD = 0.02;
const LONG = [9, 19];
const LONG_TEXT =
	'This line has a good many more words than anybody can say in the four seconds that the subtitles leave for it, however fast.';

/** Narrates subtitles of which two lines are too long for their times, which shifts the line behind each. */
export async function measureSubtitles() {
	const account = await createAccount();
	const srt = Array.from({ length: CUES }, (_, index) => {
		const text = LONG.includes(index) ? LONG_TEXT : `Cue number ${index + 1}.`;
		return `${index + 1}\n${time(index * SLOT)} --> ${time((index + 1) * SLOT)}\n${text}`;
	}).join('\n\n');
	const { item } = await narrate(account, srt, { timing: 'script' });
	const track = readWav(await readBinary(item.binary!.data!));
	const overruns = item.json.overruns as Array<{ line: number; seconds: number }>;
	const times = Array.from({ length: CUES }, (_, index) => index * SLOT);
	const inTime = times.filter((time) => beginsAt(track, time));
	return [
		{
			script: `SRT of ${CUES} cues, ${LONG.length} too long`,
			reported: overruns.map(({ line, seconds }) => `line ${line} by ${seconds} s`).join(', '),
			'in time': `${inTime.length} of ${CUES}`,
		},
	];
}

/** Whether a sound begins within a video frame of a time, behind silence. */
function beginsAt({ samples, sampleRate }: Sound, seconds: number): boolean {
	const isHeard = (from: number, to: number) =>
		samples
			.subarray(Math.max(0, from * sampleRate), Math.max(0, to * sampleRate))
			.some((sample) => Math.abs(sample) > HEARD);
	return !isHeard(seconds - SILENCE, seconds - FRAME) && isHeard(seconds - FRAME, seconds + FRAME);
}

function time(seconds: number): string {
	return `${new Date(seconds * 1000).toISOString().slice(11, 19)},000`;
}
