import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaNode } from 'execa';

/**
 * What FFmpeg says about subtitles in SRT: "silent" where it reads as many cues as expected without a word. It runs in a
 * process of its own, because it complains on standard error.
 */
export async function checkSubtitles(srt: string, cues: number): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	const file = join(folder, 'subtitles.srt');
	await writeFile(file, srt);
	const { stdout, stderr } = await execaNode(new URL('countCues.mts', import.meta.url), [file]);
	await rm(folder, { recursive: true });
	if (stderr) return stderr;
	return Number(stdout) === cues ? 'silent' : `${stdout} of ${cues} cues`;
}
