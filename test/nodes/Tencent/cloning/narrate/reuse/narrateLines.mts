import { listAllJobs } from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import type { CloningRun } from '../../runCloning.mts';
import { narrate, voicesOf } from '../narrate.mts';
import type { ShownCue } from '../narrate.mts';

const NAMES = ['Mary', 'John', 'Anna'];
const voices = voicesOf({ Mary: 'default', John: 'default', Anna: 'default' });

/** Forty lines of three voices. */
export const FORTY = Array.from(
	{ length: 40 },
	(_, index) => `${NAMES[index % 3]}: This is line ${index}.`,
);

/** Narrates lines with three voices; `spoken` are those that were paid for. */
export async function narrateLines(
	account: SandboxAccount,
	lines: readonly string[],
	{ parameters, ...run }: Partial<CloningRun> = {},
) {
	const before = (await listAllJobs(account)).length;
	const result = await narrate(lines.join('\n'), {
		account,
		parameters: { voices, ...parameters },
		...run,
	});
	const jobs = (await listAllJobs(account)).slice(before);
	const spoken = jobs.flatMap(({ inputs }) => inputs.map(({ sourceData }) => sourceData));
	return { ...result, jobs, spoken, item: result.items('Clone')[0]! };
}

/** What is said in lines. */
export const textsOf = (lines: readonly string[]) =>
	lines.map((line) => line.replace(/^\w+: /, ''));
/** What an item says that is said. */
export const shownTexts = ({ cues }: { cues?: unknown }) =>
	(cues as ShownCue[]).map(({ text }) => text);
