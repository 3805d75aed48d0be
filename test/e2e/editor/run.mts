import { glob } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { runSuitesAndClose } from '../support/runSuites.mts';
import { editorUrlVariable } from './support/openEditor.mts';
import { prepareEditor } from './support/prepareEditor.mts';
import { provideChineseFont } from './support/provideChineseFont.mts';

/**
 * Runs the suites of this folder in one n8n: all of them, or those that are named, such as `forms`. With
 * `--screenshots` the pictures in docs/images are made anew, too.
 */
const { values: asked, positionals: names } = parseArgs({
	allowPositionals: true,
	options: { screenshots: { type: 'boolean', default: false } },
});

const suites = (await Array.fromAsync(glob('test/e2e/editor/**/*.e2e.mts')))
	.filter((file) => names.length === 0 || names.includes(basename(file, '.e2e.mts')))
	.sort();
const pictures = asked.screenshots ? ['test/e2e/editor/screenshots.mts'] : [];
if (asked.screenshots) await provideChineseFont();
const { url, end } = await prepareEditor();
try {
	await runSuitesAndClose([...pictures, ...suites], { environment: { [editorUrlVariable]: url } });
} finally {
	await end();
}
