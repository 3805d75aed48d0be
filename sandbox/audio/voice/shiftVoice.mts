import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { RubberBandInterface, RubberBandOption } from 'rubberband-wasm';
import { fitLength, joinBlocks, type Sound } from '../sound.mts';

// The project's types are those of the language and of Node, which leave this global out.
declare const WebAssembly: {
	compile(bytes: Uint8Array): Promise<Parameters<typeof RubberBandInterface.initialize>[0]>;
};

const wasmPath = createRequire(import.meta.url).resolve('rubberband-wasm/dist/rubberband.wasm');
const blockLength = 1024;
const retrieveLength = 32768;
// The real-time mode takes a third of the offline one's time for large shifts, and loses little. Without
// FormantPreserved the engine ignores a formant scale.
const options =
	RubberBandOption.RubberBandOptionEngineFiner |
	RubberBandOption.RubberBandOptionProcessRealTime |
	RubberBandOption.RubberBandOptionFormantPreserved;

/**
 * Moves the pitch of a voice and, separately, its formants (the resonances that make a speaker sound large or
 * small), with Rubber Band's R3 engine. The length in samples stays the same.
 *
 * @param pitchFactor output pitch divided by input pitch
 * @param formantFactor output formants divided by input formants
 */
export async function shiftVoice(
	{ samples, sampleRate }: Sound,
	{ pitchFactor, formantFactor }: { pitchFactor: number; formantFactor: number },
): Promise<Sound> {
	// A new instance for every sound: its memory only ever grows, and goes with it.
	const rubberBand = await RubberBandInterface.initialize(
		await WebAssembly.compile(await readFile(wasmPath)),
	);
	const stretcher = rubberBand.rubberband_new(sampleRate, 1, options, 1, pitchFactor);
	// Rubber Band shifts formants along with the pitch and takes this factor on top.
	rubberBand.rubberband_set_formant_scale(stretcher, formantFactor / pitchFactor);
	const lead = rubberBand.rubberband_get_preferred_start_pad(stretcher);
	const delay = rubberBand.rubberband_get_start_delay(stretcher);

	const channel = (length: number) => {
		const data = rubberBand.malloc(length * Float32Array.BYTES_PER_ELEMENT);
		const list = rubberBand.malloc(Uint32Array.BYTES_PER_ELEMENT);
		rubberBand.memWritePtr(list, data);
		return { data, list };
	};
	const input = channel(blockLength);
	const output = channel(retrieveLength);

	const blocks: Float32Array[] = [];
	const padded = fitLength(
		joinBlocks([new Float32Array(lead), samples]),
		lead + samples.length + delay,
	);
	for (let start = 0; start < padded.length; start += blockLength) {
		const block = padded.subarray(start, start + blockLength);
		rubberBand.memWrite(input.data, block);
		const final = start + blockLength >= padded.length ? 1 : 0;
		rubberBand.rubberband_process(stretcher, input.list, block.length, final);
		for (;;) {
			const available = Math.min(rubberBand.rubberband_available(stretcher), retrieveLength);
			if (available <= 0) break;
			const length = rubberBand.rubberband_retrieve(stretcher, output.list, available);
			blocks.push(rubberBand.memReadF32(output.data, length).slice());
		}
	}
	rubberBand.rubberband_delete(stretcher);
	return { samples: fitLength(joinBlocks(blocks).subarray(delay), samples.length), sampleRate };
}
