import { printTable } from '../../tools/terminal/printTable.mts';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import { withSandbox } from '../measuring/sandbox.mts';
import { measureDialogue } from './dialogue.mts';
import { measureRecordings } from './recordings.mts';
import { measureSubtitles } from './subtitles.mts';

/**
 * Shows how exact long recordings and narrations come out, and what is paid for: by the length of files, the sound in them, and
 * what the sandbox was asked. Tests promise the same; this prints the figures.
 */
await withSandbox(async () => {
	printTable(...(await measureRecordings()));
	printTable(...(await measureDialogue()));
	printTable(...(await measureSubtitles()));
	await removeTemporaryData();
});
