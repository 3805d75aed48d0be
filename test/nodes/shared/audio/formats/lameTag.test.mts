import { findFirstFrame } from '../../../../../nodes/shared/audio/formats/frames';
import { readTagSize } from '../../../../../nodes/shared/audio/formats/tags/id3';
import {
	computeTagChecksum,
	readLameTag,
	writeLameTag,
} from '../../../../../nodes/shared/audio/formats/lameTag';
import { encodeSpeech } from '../../../../audio/encodeSpeech.mts';
import { decodeSound } from '../../../../audio/decodeSound.mts';

const file = encodeSpeech('mp3', 24_000, 1);
const { position, frame } = findFirstFrame(file, readTagSize(file))!;
const description = file.subarray(position, position + frame.size);

describe('The frame that describes an MP3 file', () => {
	it('tells how long the sound in it is, to the sample', async () => {
		const { frameCount, delay, padding } = readLameTag(description)!;
		const { samples } = await decodeSound(file);
		expect(frameCount * frame.samples - delay - padding).toBe(samples.length);
	});

	it('comes back as it was written', () => {
		const tag = { frameCount: 70_000, delay: 1105, padding: 4095 };
		const seekPoints = Array.from({ length: 100 }, (_, index) => 2 * index);
		const written = writeLameTag(description, { ...tag, byteCount: 9_000_000, seekPoints });
		expect(written).toHaveLength(description.length);
		expect(readLameTag(written)).toEqual(tag);
	});

	it('tells nothing where it is cut off, or no encoder of a known name wrote it', () => {
		expect(readLameTag(description.subarray(0, 150))).toBeUndefined();
		const unknown = description.toString('latin1').replace('Lavf', '    ');
		expect(readLameTag(Buffer.from(unknown, 'latin1'))).toBeUndefined();
	});

	it('has checksums of the kind that LAME writes', () => {
		// Check value of CRC-16/ARC.
		expect(computeTagChecksum(Buffer.from('123456789'))).toBe(0xbb3d);
	});
});
