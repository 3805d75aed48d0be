import type { Section } from '../table.mts';
import type { Promised } from '../support/promises.mts';

const introduction = `# Reliability

What the nodes promise when a service, the network or a stranger misbehaves. Each line of these tables is tested in n8n's
engine against the sandbox: \`npm run test:faults\` runs them all, and \`npm run test:faults:page\` writes this page from
what the tests expect.

- **result**: the item comes out as if nothing had happened.
- A sentence is the message of the error; **…** stands for what differs each time. Every error also says what to do.
- **requests** counts what the service received. A request that may have been charged is not repeated blindly.
- **jobs** counts the jobs at Tencent Media Lab: never more than one for one item.
- **uploads** counts recordings that are left in the bucket.
`;

/** Writes `docs/reliability.md` from what is promised. */
export function renderPage(table: Record<string, Section>): string {
	return [introduction, ...Object.values(table).map(renderSection)].join('\n');
}

function renderSection({ title, promises }: Section): string {
	const rows = Object.entries(promises).map(
		([name, { once, lasting }]) =>
			`| ${name} | ${renderPromised(once ?? lasting)} | ${renderPromised(lasting)} |`,
	);
	return [
		`## ${title} …`,
		'',
		'| What goes wrong | Once | As long as it lasts |',
		'| --- | --- | --- |',
		...rows,
		'',
	].join('\n');
}

function renderPromised(promised: Promised | undefined): string {
	if (!promised) return '–';
	const { outcome, requests, jobs, uploads } = promised;
	const counts = [
		count(requests, 'request'),
		...(jobs ? [count(jobs, 'job')] : []),
		...(uploads ? [count(uploads, 'upload')] : []),
	];
	return `${outcome.replaceAll('|', '\\|')} (${counts.join(', ')})`;
}

function count(number: number | 'several', what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`;
}
