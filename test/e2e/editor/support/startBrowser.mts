import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { provideProgram } from '../../support/debianPrograms.mts';

/** Starts Debian's Chromium without a window; installs it first where it is missing and that is possible. */
export async function startBrowser(): Promise<Browser> {
	return await chromium.launch({
		executablePath: await provideProgram('chromium', 'chromium'),
		// Chromium refuses its own sandbox to root.
		chromiumSandbox: process.getuid?.() !== 0,
		args: [
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
