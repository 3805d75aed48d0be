import { createAccount } from '../../test/sandbox/account.mts';
import { checkSubtitles } from './checkSubtitles.mts';
import { findFarthest, narrate } from './narrate.mts';

const NAMES = ['Mary', 'John', 'Anna'];
/** In seconds, longer than any silence within a line. */
const GAP = 1;
const LINES = Array.from(
	{ length: 40 },
	(_, index) => `${NAMES[index % NAMES.length]}: This is line number ${index}.`,
);
const SCRIPTS = {
	'40 lines, 3 voices': LINES,
	'2 of them changed': LINES.with(7, 'John: Quite another line.').with(30, 'Anna: And one more.'),
	'nothing changed': LINES,
};

/** Narrates a dialogue, then the same with two changed lines, then the first one again. */
export async function measureDialogue() {
	const account = await createAccount();
	const voices = {
		voice: NAMES.map((name) => ({
			name,
			modelName: { __rl: true, mode: 'name', value: 'default' },
		})),
	};
	const rows = [];
	for (const [script, lines] of Object.entries(SCRIPTS)) {
		const narration = await narrate(account, lines.join('\n'), { voices, gapSeconds: GAP });
		const { item, jobs, spoken } = narration;
		rows.push({
			script,
			jobs: String(jobs),
			'lines paid for': String(spoken),
			reused: String(item.json.reused),
			'farthest cue from its sound': `${(await findFarthest(narration, 0.8 * GAP)).toFixed(1)} ms`,
			'FFmpeg on the SRT': await checkSubtitles(String(item.json.subtitles), lines.length),
		});
	}
	return rows;
}
