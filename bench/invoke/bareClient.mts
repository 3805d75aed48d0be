import { createWriteStream } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PAYLOAD = JSON.stringify({
	speaker: 'zh_male_chunhou',
	audio_config: { format: 'wav', sample_rate: 48000, channel: 2 },
});
const BEFORE_DATA = '"data":"';

/**
 * The same exchange with nothing but Node: file, base64, loopback, base64, file. It checks nothing and handles no failure.
 *
 * @param size of what is read, in bytes
 */
export async function streamThrough(
	url: string,
	size: number,
	from: Readable,
	to: string,
): Promise<void> {
	const before = Buffer.from(`{"payload":${JSON.stringify(PAYLOAD)},"data":"`);
	const call = request(`${url}/api/v1/invoke?version=v4&namespace=VoiceConversion`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'content-length': before.length + 4 * Math.ceil(size / 3) + 2,
		},
	});
	const answered = once(call, 'response') as Promise<[IncomingMessage]>;
	call.write(before);
	await pipeline(from, encoding(), call);
	const [answer] = await answered;
	await pipeline(answer, decoding(), createWriteStream(to));
}

function encoding(): Transform {
	let carried: Buffer = Buffer.alloc(0);
	return new Transform({
		transform(piece: Buffer, _encoding, done) {
			const joined = carried.length > 0 ? Buffer.concat([carried, piece]) : piece;
			const whole = joined.length - (joined.length % 3);
			carried = joined.subarray(whole);
			done(null, Buffer.from(joined.toString('base64', 0, whole), 'latin1'));
		},
		flush: (done) => done(null, `${carried.toString('base64')}"}`),
	});
}

function decoding(): Transform {
	let carried = '';
	let isWithin = false;
	return new Transform({
		transform(piece: Buffer, _encoding, done) {
			let text = carried + piece.toString('latin1');
			if (!isWithin) {
				const start = text.indexOf(BEFORE_DATA);
				carried = text;
				if (start === -1) return done();
				text = text.slice(start + BEFORE_DATA.length);
				isWithin = true;
			}
			const end = text.indexOf('"');
			if (end !== -1) text = text.slice(0, end);
			const whole = end === -1 ? text.length - (text.length % 4) : text.length;
			carried = text.slice(whole);
			done(null, Buffer.from(text.slice(0, whole), 'base64'));
		},
	});
}
