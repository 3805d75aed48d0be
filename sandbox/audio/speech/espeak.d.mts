/** The part of eSpeak NG that is used; the package has no types of its own. */
declare module '@echogarden/espeak-ng-emscripten' {
	interface Synthesizer {
		/** @returns 0 when there is such a voice */
		set_voice(name: string): number;
		/** Words a minute: 80 to 450. */
		set_rate(rate: number): void;
		/** 0 to 99. */
		set_pitch(pitch: number): void;
		get_samplerate(): number;
		/** Speaks a whole text before it returns; each block is 16-bit PCM that is valid during the call only. */
		synthesize(text: string, take: (block: Int16Array | null) => number): void;
	}
	export default function load(): Promise<{ eSpeakNGWorker: new () => Synthesizer }>;
}
