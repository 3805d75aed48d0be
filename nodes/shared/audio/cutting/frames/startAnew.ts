import { readSideInformation, silenceFrame } from '../../formats/layer3';
import type { SideInformation } from '../../formats/layer3';
import type { ScannedFrame } from '../../formats/frameScanner';

/**
 * Makes frames from the middle of an MP3 file a file that begins with them. The main data of a frame may begin in the frames
 * before it. Where those are missing, a frame is replaced by a silent one of the same length, so that decoders neither
 * complain nor lose time: at most a tenth of a second, at a place that was chosen because it is quiet.
 */
export async function* startAnew(frames: AsyncIterable<ScannedFrame>): AsyncGenerator<Buffer> {
	let present = 0;
	let isWhole = false;
	for await (const { frame, bytes } of frames) {
		const side: SideInformation | undefined = isWhole
			? undefined
			: readSideInformation(bytes, frame);
		isWhole ||= side !== undefined && side.mainDataBegin <= present;
		yield isWhole || !side ? bytes : silenceFrame(bytes, side);
		if (side) present += bytes.length - side.start - side.size;
	}
}
