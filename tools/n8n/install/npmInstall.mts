import { runProgram } from '../../processes/runProgram.mts';

/** What npm has fetched so far. */
export interface NpmProgress {
	/** Packages whose versions npm has looked up, which it does first. */
	lookedUp: number;
	/** Packages that npm has downloaded. */
	downloaded: number;
}

/** How npm reports a request with `--loglevel=http`, whether the registry or its cache answered. */
const FETCHED = /^npm http (?:fetch|cache) (?:GET \d+ )?(\S+)/;

/**
 * Runs `npm install` in a folder. For the first minutes npm writes nothing there, and nobody could tell whether it works,
 * so it is made to report its requests.
 */
export async function npmInstall(
	parameters: string[],
	folder: string,
	onProgress: (progress: NpmProgress) => void,
): Promise<void> {
	const lookedUp = new Set<string>();
	const downloaded = new Set<string>();
	await runProgram('npm', ['install', '--loglevel=http', ...parameters], {
		folder,
		keepErrorLine(line) {
			const address = FETCHED.exec(line)?.[1];
			if (address === undefined) return true;
			(address.endsWith('.tgz') ? downloaded : lookedUp).add(address);
			onProgress({ lookedUp: lookedUp.size, downloaded: downloaded.size });
			return false;
		},
	});
}

/** Says how far npm is, in the fewest words. */
export function describeProgress({ lookedUp, downloaded }: NpmProgress): string {
	const looked = `${lookedUp.toLocaleString('en')} packages looked up`;
	return downloaded === 0 ? looked : `${looked}, ${downloaded.toLocaleString('en')} downloaded`;
}
