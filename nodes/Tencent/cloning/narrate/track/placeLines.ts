import type { Cue } from '../../../../shared/subtitles/cue';
import type { ScriptLine } from '../script/scriptLine';
import { planTimeline } from '../timeline';
import type { Overrun, TimelineOptions } from '../timeline';
import { endOf } from './assembleTrack';
import type { PlacedClip } from './assembleTrack';
import type { Clip } from './measureSpeech';

/** A line, and the clips in which it is said, one behind the other. */
export interface SpokenLine {
	line: ScriptLine;
	/** At least one. */
	clips: readonly Clip[];
}

/** What a narration consists of. */
export interface PlacedLines {
	clips: PlacedClip[];
	/** One for each line. Their times are those of the samples. */
	cues: Cue[];
	overruns: Overrun[];
}

/**
 * Places the recordings of a script's lines in a track.
 *
 * @param spoken at least one line
 * @throws InputError where a line is too long and that is to be an error
 */
export function placeLines(
	spoken: readonly SpokenLine[],
	options: Omit<TimelineOptions, 'sampleRate'>,
): PlacedLines {
	const { sampleRate } = spoken[0]!.clips[0]!.layout;
	const lengths = spoken.map(({ clips }) =>
		clips.reduce((sum, { start, end }) => sum + end - start, 0),
	);
	const lines = spoken.map(({ line }) => line);
	const { starts, overruns } = planTimeline(lines, lengths, { ...options, sampleRate });
	const placed = spoken.map(({ clips }, index) => placeClips(clips, starts[index]!));
	const cues = placed.map((clips, index): Cue => {
		const { text, voice } = lines[index]!;
		return {
			start: clips[0]!.at / sampleRate,
			end: endOf(clips.at(-1)!) / sampleRate,
			text,
			...(voice !== undefined && { voice }),
		};
	});
	return { clips: placed.flat(), cues, overruns };
}

function placeClips(clips: readonly Clip[], start: number): PlacedClip[] {
	let at = start;
	return clips.map((clip) => {
		const placed = { ...clip, at };
		at = endOf(placed);
		return placed;
	});
}
