import { measureFolder } from './measureFolder.mts';

/** How often a line is added to a log, where none can be overwritten. */
const millisecondsBetweenLines = 20_000;

/**
 * Says on the console what is being done, for how long already and, where a folder grows by it, how large that
 * is by now: in one line that changes on a terminal, in a line now and then elsewhere.
 */
export async function reportStep<T>(
	step: string,
	work: () => Promise<T>,
	folder?: string,
): Promise<T> {
	const started = performance.now();
	let size = '';
	const measure = async () => {
		if (folder) size = `, ${formatBytes(await measureFolder(folder))}`;
	};
	const elapsed = () => `${formatSeconds((performance.now() - started) / 1000)}${size}`;
	const timer = process.stdout.isTTY
		? setInterval(() => overwrite(`${step} … ${elapsed()}`), 1000)
		: setInterval(() => console.log(`  ${elapsed()}`), millisecondsBetweenLines);
	const stopMeasuring = repeat(measure);
	if (process.stdout.isTTY) overwrite(`${step} …`);
	else console.log(`${step} …`);
	try {
		const result = await work();
		await measure();
		if (process.stdout.isTTY) overwrite('');
		console.log(`${step}: done in ${elapsed()}`);
		return result;
	} catch (error) {
		if (process.stdout.isTTY) process.stdout.write('\n');
		throw error;
	} finally {
		clearInterval(timer);
		stopMeasuring();
	}
}

/** Measuring a large folder takes seconds, so that one measurement begins only after the other. */
function repeat(work: () => Promise<void>): () => void {
	let timer: NodeJS.Timeout | undefined;
	let isStopped = false;
	const next = () => {
		timer = setTimeout(() => void work().then(() => void (isStopped || next())), 5000);
	};
	next();
	return () => {
		isStopped = true;
		clearTimeout(timer);
	};
}

function overwrite(line: string): void {
	process.stdout.clearLine(0);
	process.stdout.cursorTo(0);
	process.stdout.write(line);
}

function formatSeconds(seconds: number): string {
	const whole = Math.round(seconds);
	return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function formatBytes(bytes: number): string {
	return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
