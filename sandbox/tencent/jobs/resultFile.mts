import { open } from 'node:fs/promises';
import type { AccountSettings } from '../../settings.mts';
import type { Cloning, Output } from '../api/requestSchemas.mts';
import type { OpenInput } from './inputs.mts';
import type { Job } from './jobs.mts';

const encodings = {
	speech: { format: 'wav', sampleRate: 24000, channels: 1, contentType: 'audio/wav' },
	song: { format: 'mp3', sampleRate: 44100, channels: 2, contentType: 'audio/mpeg' },
	songOfWav: { format: 'wav', sampleRate: 44100, channels: 2, contentType: 'audio/wav' },
} as const;

export type Encoding = (typeof encodings)[keyof typeof encodings];

/** Of which job and output a result is. */
export interface ResultOf {
	job: Job;
	index: number;
	output: Output;
	cloning: Cloning;
	selected: OpenInput[];
}

/**
 * How a result is named and encoded. The documented examples name "out.wav" and "out.mp3"; the vendor's web page
 * gives every job a prefix of its own, so the name is the prefix and nothing else that differs.
 */
export async function planResultFile(
	{ job, index, output, cloning, selected }: ResultOf,
	{ resultNames }: AccountSettings,
): Promise<{ name: string; encoding: Encoding }> {
	const prefix = output.smartContentDescriptor.outputPrefix ?? '';
	const isSpeech = cloning.capability === 'voiceCloning';
	if (resultNames === 'fixed') {
		const encoding = isSpeech ? encodings.speech : encodings.song;
		return { name: `${prefix}out.${encoding.format}`, encoding };
	}
	const encoding = isSpeech ? encodings.speech : await chooseSongEncoding(selected);
	return { name: `${prefix}${job.id}-${index}.${encoding.format}`, encoding };
}

/** A song that came without loss leaves without loss. */
async function chooseSongEncoding([input]: OpenInput[]): Promise<Encoding> {
	const isWav = input && 'path' in input && (await beginsWith(input.path, 'RIFF'));
	return isWav ? encodings.songOfWav : encodings.song;
}

async function beginsWith(path: string, signature: string): Promise<boolean> {
	await using file = await open(path);
	const { buffer } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
	return buffer.toString('latin1') === signature;
}
