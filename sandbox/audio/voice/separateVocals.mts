import type { StereoSound } from '../codec/decode.mts';
import { createFourierTransform } from './fourier.mts';
import type { Separated } from './separateVoice.mts';

const frameLength = 4096;
const hop = frameLength / 2;
const lowestVocal = 100;
const highestVocal = 12000;
// The higher, the more alike both sides have to be.
const strictness = 4;

/**
 * Takes the singer out of a stereo recording: singers are mixed to the middle, so of every frequency in every
 * moment goes to the vocals what is alike on both sides. What else stands in the middle (bass above 100 Hz,
 * drums) goes along; a recording with two equal sides is all vocals.
 */
export function separateVocals({ left, right, sampleRate }: StereoSound): Separated {
	const { length } = left;
	const transform = createFourierTransform(frameLength);
	// Twice, it adds up to one with the half of the next frame.
	const window = Float64Array.from({ length: frameLength }, (_, index) =>
		Math.sin((Math.PI * (index + 0.5)) / frameLength),
	);
	const vocals = new Float32Array(length);
	const real = new Float64Array(frameLength);
	const imaginary = new Float64Array(frameLength);
	for (let start = -hop; start < length; start += hop) {
		// Both sides in one transform: the left is its real part, the right its imaginary one.
		for (let index = 0; index < frameLength; index += 1) {
			real[index] = (left[start + index] ?? 0) * window[index]!;
			imaginary[index] = (right[start + index] ?? 0) * window[index]!;
		}
		transform.forward(real, imaginary);
		keepMiddle(real, imaginary, sampleRate);
		transform.inverse(real, imaginary);
		for (
			let index = Math.max(0, -start);
			index < frameLength && start + index < length;
			index += 1
		) {
			vocals[start + index]! += ((real[index]! + imaginary[index]!) / 2) * window[index]!;
		}
	}
	const background = vocals.map(
		(sample, index) => ((left[index] ?? 0) + (right[index] ?? 0)) / 2 - sample,
	);
	return {
		voice: { samples: vocals, sampleRate },
		background: { samples: background, sampleRate },
	};
}

/** Weakens what differs between the sides, in the spectrum of left + i * right. */
function keepMiddle(real: Float64Array, imaginary: Float64Array, sampleRate: number): void {
	for (let bin = 0; bin <= frameLength / 2; bin += 1) {
		const mirrored = (frameLength - bin) % frameLength;
		const leftReal = (real[bin]! + real[mirrored]!) / 2;
		const leftImaginary = (imaginary[bin]! - imaginary[mirrored]!) / 2;
		const rightReal = (imaginary[bin]! + imaginary[mirrored]!) / 2;
		const rightImaginary = (real[mirrored]! - real[bin]!) / 2;
		const common = leftReal * rightReal + leftImaginary * rightImaginary;
		const total = leftReal ** 2 + leftImaginary ** 2 + rightReal ** 2 + rightImaginary ** 2;
		const frequency = (bin * sampleRate) / frameLength;
		const isVocal = frequency >= lowestVocal && frequency <= highestVocal && common > 0;
		const share = isVocal ? ((2 * common) / total) ** strictness : 0;
		for (const index of bin === mirrored ? [bin] : [bin, mirrored]) {
			real[index]! *= share;
			imaginary[index]! *= share;
		}
	}
}
