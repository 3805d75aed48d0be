import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Row } from './figures.mts';
import type { Results } from './results.mts';

/** A plot of bars, from top to bottom. */
interface Bars {
	/** What their length means, with the unit. */
	label: string;
	bars: Bar[];
}

interface Bar {
	label: string;
	length: number;
	/** Whether it is this package, or what it is compared with. */
	isOurs: boolean;
}

/** Draws what can be seen at a glance, as SVG files in a folder. */
export async function drawResults(folder: string, { rows }: Results): Promise<void> {
	const plots = {
		memory: compareMemory(rows.invoke ?? []),
		bulk: compareTimes(rows.bulk ?? [], ({ concurrency }) => `Concurrency ${concurrency}`),
		jobs: compareTimes(rows.jobs ?? [], ({ jobs }) => `${Number(jobs).toLocaleString('en')} texts`),
	};
	for (const [name, bars] of Object.entries(plots))
		await writeFile(join(folder, `bench-${name}.svg`), draw(bars));
}

/** The memory that the largest recording takes, by binary mode. */
function compareMemory(rows: Row[]): Bars {
	const largest = Math.max(...rows.map(({ MB }) => Number(MB)));
	const compared = rows.filter(({ MB }) => MB === largest);
	const bars = compared.map((row) => ({
		label: row.client === 'Node alone' ? row.client : `${row['binary mode']} mode, ${row.client}`,
		length: Number(row['peak MB']),
		isOurs: row.client === 'this node',
	}));
	return { label: `Peak memory above idle for ${largest} MB there and back, in MB`, bars };
}

/** How long runs took, beside the ideal and a client of Node alone. */
function compareTimes(rows: Row[], name: (row: Row) => string): Bars {
	const bars = rows.flatMap((row) => {
		const length = Number(row.seconds);
		if (row.client === 'Node alone')
			return [{ label: `${name(row)}, Node alone`, length, isOurs: false }];
		return [
			{ label: `${name(row)}, ideal`, length: Number(row['ideal seconds']), isOurs: false },
			{ label: `${name(row)}, this node`, length, isOurs: true },
		];
	});
	return { label: 'Seconds', bars };
}

function draw({ label, bars }: Bars): string {
	const { document } = parseHTML('<html></html>');
	const [x, y] = ['length', 'label'];
	const svg = Plot.plot({
		document: document as never,
		width: 720,
		marginLeft: 220,
		marginRight: 50,
		x: { label, labelAnchor: 'center', labelArrow: 'none', grid: true },
		y: { label: null, domain: bars.map((bar) => bar.label) },
		color: { domain: [true, false], range: ['#4c6ef5', '#adb5bd'] },
		// Readers may have a dark page.
		style: { background: 'white', color: 'black' },
		marks: [
			Plot.barX(bars, { x, y, fill: 'isOurs' }),
			Plot.text(bars, { x, y, text: 'length', dx: 4, textAnchor: 'start' }),
			Plot.ruleX([0]),
		],
	});
	svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
	return `${svg.outerHTML}\n`;
}
