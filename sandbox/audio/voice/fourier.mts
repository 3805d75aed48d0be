/** Fast Fourier transform of one size, a power of two, in place. */
export interface FourierTransform {
	forward(real: Float64Array, imaginary: Float64Array): void;
	/** Back again, scaled so that both together change nothing. */
	inverse(real: Float64Array, imaginary: Float64Array): void;
}

/** Prepares transforms of `size` complex values, by Cooley and Tukey's algorithm with radix 2. */
export function createFourierTransform(size: number): FourierTransform {
	const cosines = Float64Array.from({ length: size / 2 }, (_, index) =>
		Math.cos((2 * Math.PI * index) / size),
	);
	const sines = Float64Array.from({ length: size / 2 }, (_, index) =>
		Math.sin((2 * Math.PI * index) / size),
	);
	const reversed = new Uint32Array(size);
	for (let index = 1; index < size; index += 1) {
		reversed[index] = (reversed[index >> 1]! >> 1) + (index & 1 ? size / 2 : 0);
	}

	const forward = (real: Float64Array, imaginary: Float64Array) => {
		for (let index = 0; index < size; index += 1) {
			const other = reversed[index]!;
			if (other <= index) continue;
			[real[index], real[other]] = [real[other]!, real[index]!];
			[imaginary[index], imaginary[other]] = [imaginary[other]!, imaginary[index]!];
		}
		for (let half = 1; half < size; half *= 2) {
			const step = size / (2 * half);
			for (let start = 0; start < size; start += 2 * half) {
				for (let offset = 0; offset < half; offset += 1) {
					const upper = start + offset;
					const lower = upper + half;
					const cosine = cosines[offset * step]!;
					const sine = sines[offset * step]!;
					const turnedReal = real[lower]! * cosine + imaginary[lower]! * sine;
					const turnedImaginary = imaginary[lower]! * cosine - real[lower]! * sine;
					real[lower] = real[upper]! - turnedReal;
					imaginary[lower] = imaginary[upper]! - turnedImaginary;
					real[upper]! += turnedReal;
					imaginary[upper]! += turnedImaginary;
				}
			}
		}
	};
	return {
		forward,
		inverse(real, imaginary) {
			// With both parts swapped, forward goes back.
			forward(imaginary, real);
			for (let index = 0; index < size; index += 1) {
				real[index]! /= size;
				imaginary[index]! /= size;
			}
		},
	};
}
