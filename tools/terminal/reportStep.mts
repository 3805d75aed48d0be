import { setTimeout as sleep } from 'node:timers/promises';
import ora from 'ora';
import { measureFolder } from './measureFolder.mts';

/**
 * Says on the console what is being done and, on a terminal, for how long already, how far it is, and where a folder grows
 * by it, how large that is by now.
 *
 * @param work may report how far it is, in a few words
 */
export async function reportStep<T>(
	step: string,
	work: (report: (progress: string) => void) => Promise<T>,
	folder?: string,
): Promise<T> {
	const started = performance.now();
	let progress = '';
	let bytes = 0;
	const measure = async () => {
		if (folder) bytes = await measureFolder(folder);
	};
	const describe = () =>
		[
			formatSeconds((performance.now() - started) / 1000),
			progress,
			// Before the first files arrive, a size would look as if nothing happened.
			bytes < 1e6 ? '' : `${formatBytes(bytes)} installed`,
		]
			.filter(Boolean)
			.join(', ');
	const spinner = ora({
		text: `${step} …`,
		stream: process.stdout,
		// Whoever ends this in the middle shall find the terminal as it was.
		hideCursor: false,
		discardStdin: false,
	}).start();
	const timer = setInterval(() => (spinner.text = `${step} … ${describe()}`), 1000);
	let isDone = false;
	const keepMeasuring = async () => {
		while (!isDone) {
			await sleep(5000, undefined, { ref: false });
			await measure();
		}
	};
	void keepMeasuring();
	try {
		const result = await work((words) => (progress = words));
		await measure();
		spinner.succeed(`${step}: done in ${describe()}`);
		return result;
	} catch (error) {
		spinner.fail();
		throw error;
	} finally {
		clearInterval(timer);
		isDone = true;
	}
}

function formatSeconds(seconds: number): string {
	const whole = Math.round(seconds);
	return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function formatBytes(bytes: number): string {
	return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
