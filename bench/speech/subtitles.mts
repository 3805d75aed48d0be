import { createAccount } from '../../test/sandbox/account.mts';
import { narrate } from './narrate.mts';

const CUES = 30;
/** Of each cue, in seconds. */
const SLOT = 4;
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
	const { item, cues } = await narrate(account, srt, { timing: 'script' });
	const overruns = item.json.overruns as Array<{ line: number; seconds: number }>;
	const inTime = cues.filter(({ start }, index) => Math.abs(start - index * SLOT) < 0.001);
	return [
		{
			script: `SRT of ${CUES} cues, ${LONG.length} too long`,
			reported: overruns.map(({ line, seconds }) => `line ${line} by ${seconds} s`).join(', '),
			'in time': `${inTime.length} of ${CUES}`,
		},
	];
}

function time(seconds: number): string {
	return `${new Date(seconds * 1000).toISOString().slice(11, 19)},000`;
}
