/** What comes before the sound of an MP3 file. */
export interface Mp3Prelude {
	/** Length of the ID3v2 tag, in bytes. */
	tag: number;
	/** Where the sound begins: behind the tag and the frame that tells the length of the file. */
	end: number;
}

/** Kilobits a second of layer III, by the index in the frame header. */
const BITRATES = {
	mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
	mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** Samples a second of MPEG 1; MPEG 2 has half, MPEG 2.5 a quarter of them. */
const SAMPLE_RATES = [44_100, 48_000, 32_000];
/** Where in a frame the name of such a frame can stand: behind the header and its side information. */
const NAME_RANGE = 4 + 32 + 4;

/** @param head the first bytes of the file */
export function measureMp3Prelude(head: Buffer): Mp3Prelude {
	const tag = measureTag(head);
	const frame = head.subarray(tag);
	const hasLength = /Xing|Info/.test(frame.toString('latin1', 4, NAME_RANGE));
	return { tag, end: tag + (hasLength ? measureFrame(frame) : 0) };
}

/** An ID3v2 tag: its size is in four times 7 bits, and without its own header and footer. */
function measureTag(head: Buffer): number {
	if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < 10) return 0;
	const hasFooter = (head[5]! & 0x10) !== 0;
	const size = (head[6]! << 21) | (head[7]! << 14) | (head[8]! << 7) | head[9]!;
	return 10 + size + (hasFooter ? 10 : 0);
}

function measureFrame(frame: Buffer): number {
	const header = frame.readUInt32BE(0);
	const version = (header >>> 19) & 0x03;
	const isMpeg1 = version === 3;
	const bitrate = BITRATES[isMpeg1 ? 'mpeg1' : 'mpeg2'][(header >>> 12) & 0x0f] ?? 0;
	const sampleRate =
		(SAMPLE_RATES[(header >>> 10) & 0x03] ?? Infinity) / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
	const padding = (header >>> 9) & 0x01;
	return Math.floor(((isMpeg1 ? 144 : 72) * bitrate * 1000) / sampleRate) + padding;
}
