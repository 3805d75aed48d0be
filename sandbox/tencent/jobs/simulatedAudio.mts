/** Ten milliseconds of silence as WAV: 16-bit PCM, mono, 16000 Hz. */
const silentWav = (() => {
	const samples = 160;
	const file = Buffer.alloc(44 + samples * 2);
	file.write('RIFF', 0, 'latin1');
	file.writeUInt32LE(file.length - 8, 4);
	file.write('WAVEfmt ', 8, 'latin1');
	for (const [offset, value] of [
		[16, 16],
		[24, 16000],
		[28, 32000],
		[40, samples * 2],
	] as const) {
		file.writeUInt32LE(value, offset);
	}
	for (const [offset, value] of [
		[20, 1],
		[22, 1],
		[32, 2],
		[34, 16],
	] as const)
		file.writeUInt16LE(value, offset);
	file.write('data', 36, 'latin1');
	return file;
})();

/** Three MP3 frames without content: MPEG-1 layer III, 128 kbit/s, 44100 Hz, mono. */
const silentMp3 = (() => {
	const frame = Buffer.alloc(417);
	frame.writeUInt32BE(0xfffb90c4);
	return Buffer.concat([frame, frame, frame]);
})();

/** What a job makes for an account that has `simulateAudio` set: valid files that cost nothing. */
export const simulatedAudio = { wav: silentWav, mp3: silentMp3 };
