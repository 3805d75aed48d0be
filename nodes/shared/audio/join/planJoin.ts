import { inspectAudio } from '../audioFile';
import { ServiceError } from '../../http/serviceError';
import { measureMp3Prelude } from './mp3';
import { readWav, writeWavHeader } from './wav';

/** The beginning of one part of an audio. */
export interface PartHead {
	key: string;
	/** `AUDIO_HEAD_SIZE` bytes, or all there are. */
	head: Buffer;
	/** Of the whole part, in bytes. */
	size: number;
}

/** How several audio files become one. */
export interface JoinPlan {
	/** Comes before the first part. */
	header: Buffer;
	/** What of the parts follows, in order. */
	slices: Array<{ key: string; start: number; length: number }>;
	/** Comes after the last part. */
	trailer: Buffer;
}

const NOTHING = Buffer.alloc(0);
const ONE_BY_ONE =
	'Switch Download off, and download the parts one by one from the paths in the output';

/**
 * Plans to join parts of the same format in order, without decoding them.
 *
 * WAV gets one header for the samples of all. MP3 and AAC frames follow each other as they are; the ID3v2 tags
 * of all MP3 parts but the first are left out, and so are the Xing and Info frames of all, which tell the length
 * of one part only. The silence that an encoder puts around each part, up to a tenth of a second, stays.
 *
 * @throws ServiceError where parts differ, or their format cannot be joined so
 */
export function planJoin(parts: readonly PartHead[]): JoinPlan {
	const [first, ...others] = parts.map((part) => ({
		...part,
		audio: inspectAudio(part.head, part.size),
	}));
	const format = first?.audio?.extension;
	const join = format === undefined ? undefined : JOINS[format];
	if (!join)
		throw cannotJoin(
			`Parts ${format ? `in ${format.toUpperCase()}` : 'of an unknown format'} cannot be joined`,
		);
	const differing = others.find(
		({ audio }) =>
			audio?.extension !== format ||
			audio?.sampleRate !== first?.audio?.sampleRate ||
			audio?.channels !== first?.audio?.channels,
	);
	if (differing) throw differs(differing.key);
	return join(parts);
}

const JOINS: Record<string, (parts: readonly PartHead[]) => JoinPlan> = {
	wav: joinWav,
	mp3: joinMp3,
	aac: (parts) => ({
		header: NOTHING,
		slices: parts.map(({ key, size }) => ({ key, start: 0, length: size })),
		trailer: NOTHING,
	}),
};

function joinWav(parts: readonly PartHead[]): JoinPlan {
	const layouts = parts.map(({ key, head, size }) => {
		const layout = readWav(head, size);
		if (layout) return { key, ...layout };
		throw cannotJoin(`The part '${key}' is no WAV whose samples can be joined with others`);
	});
	const { format } = layouts[0]!;
	const differing = layouts.find((layout) => !layout.format.equals(format));
	if (differing) throw differs(differing.key);
	const length = layouts.reduce((sum, layout) => sum + layout.length, 0);
	const header = writeWavHeader(format, length);
	if (!header)
		throw cannotJoin('The parts have more than 4 GB together, which no WAV file can hold');
	return {
		header,
		slices: layouts.map(({ key, start, length: own }) => ({ key, start, length: own })),
		// Every chunk of a WAV file ends at an even offset.
		trailer: Buffer.alloc(length % 2),
	};
}

function joinMp3(parts: readonly PartHead[]): JoinPlan {
	const preludes = parts.map(({ head }) => measureMp3Prelude(head));
	const slices = parts.map(({ key, size }, index) => {
		const start = Math.min(size, preludes[index]!.end);
		return { key, start, length: size - start };
	});
	return { header: parts[0]!.head.subarray(0, preludes[0]!.tag), slices, trailer: NOTHING };
}

function cannotJoin(message: string): ServiceError {
	return new ServiceError(message, { hint: ONE_BY_ONE });
}

function differs(key: string): ServiceError {
	return cannotJoin(`The part '${key}' has another audio format than the parts before it`);
}
