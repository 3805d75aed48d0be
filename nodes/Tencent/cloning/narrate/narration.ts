import { z } from 'zod';

const seconds = z.number().optional();

/**
 * What the recordings of a script become. It is stored with a suspended execution, so that the item is the same whatever the
 * expressions of the form return later.
 */
export const narrationSchema = z.object({
	itemIndex: z.number(),
	/** Of the audio, without extension. */
	fileName: z.string(),
	lines: z.array(
		z.object({
			text: z.string(),
			voice: z.string().optional(),
			start: seconds,
			end: seconds,
			gap: seconds,
		}),
	),
	/** All that is spoken, in order: the line it belongs to, and the stem in the name of its recording. */
	pieces: z.array(z.object({ line: z.number(), stem: z.string() })),
	/** The recordings of pieces that are in the bucket already, by their stems. */
	reused: z.array(z.object({ stem: z.string(), path: z.string() })).default([]),
	/** Why the bucket could not be searched for recordings. */
	reuseHint: z.string().optional(),
	timing: z.object({
		timing: z.enum(['natural', 'script']),
		gapSeconds: z.number(),
		overrun: z.enum(['move', 'fail']),
	}),
	trimSilence: z.boolean(),
	subtitleFormat: z.enum(['srt', 'vtt']),
});

/** A script that is being narrated. */
export type Narration = z.infer<typeof narrationSchema>;

/** How many lines are in the bucket already, as a whole. */
function countReusedLines({ lines, pieces, reused }: Narration): number {
	const stems = new Set(reused.map(({ stem }) => stem));
	const spoken = new Set(pieces.flatMap(({ line, stem }) => (stems.has(stem) ? [] : line)));
	return lines.length - spoken.size;
}

/** What an item says of the recordings that were not paid for again. */
export function describeReuse(narration: Narration): { reused: number; reuseHint?: string } {
	const { reuseHint } = narration;
	return {
		reused: countReusedLines(narration),
		...(reuseHint !== undefined && { reuseHint }),
	};
}
