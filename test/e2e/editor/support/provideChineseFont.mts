import { existsSync } from 'node:fs';
import { runProgram } from '../../../../tools/processes/runProgram.mts';

const debianPackage = 'fonts-noto-cjk';

/** Without a font that has them, Chinese characters come out as boxes in pictures. */
export async function provideChineseFont(): Promise<void> {
	if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return;
	if (process.getuid?.() !== 0) {
		throw new Error(
			`A font is missing: install it with “apt-get install ${debianPackage}” or run this as root`,
		);
	}
	const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await runProgram('apt-get', ['update']);
	await runProgram('apt-get', ['install', '--yes', '--no-install-recommends', debianPackage], {
		environment,
	});
}
