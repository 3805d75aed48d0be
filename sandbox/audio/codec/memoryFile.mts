import { AVSEEK_CUR, AVSEEK_END, AVSEEK_SIZE } from 'node-av/constants';

/** A file in memory that FFmpeg can write to and seek in, as MP3's tag needs. */
export function createMemoryFile() {
	let content = Buffer.alloc(1 << 16);
	let length = 0;
	let position = 0;
	const write = (bytes: Buffer) => {
		const end = position + bytes.length;
		if (end > content.length) content = Buffer.concat([content], Math.max(end, content.length * 2));
		bytes.copy(content, position);
		position = end;
		length = Math.max(length, end);
		return bytes.length;
	};
	const startOf = (whence: number) => {
		if (whence === AVSEEK_CUR) return position;
		return whence === AVSEEK_END ? length : 0;
	};
	const seek = (offset: bigint, whence: number) => {
		if (whence === AVSEEK_SIZE) return BigInt(length);
		position = startOf(whence) + Number(offset);
		return BigInt(position);
	};
	return { callbacks: { write, seek }, bytes: () => new Uint8Array(content.subarray(0, length)) };
}
