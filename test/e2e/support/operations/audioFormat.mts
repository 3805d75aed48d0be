/** The format of an audio file, by its first bytes. */
export function readAudioFormat(file: Buffer): 'wav' | 'mp3' | 'aac' | 'unknown' {
	if (file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE')
		return 'wav';
	if (file.toString('latin1', 0, 3) === 'ID3') return 'mp3';
	const isFrame = file[0] === 0xff && (file[1]! & 0xe0) === 0xe0;
	if (!isFrame) return 'unknown';
	// The two bits of the layer are zero only in AAC's ADTS.
	return (file[1]! & 0x06) === 0 ? 'aac' : 'mp3';
}
