import { readFile } from 'node:fs/promises';
import { renderPage } from './renderPage.mts';
import { table } from '../table.mts';

it('docs/reliability.md says what is promised', async () => {
	expect(await readFile('docs/reliability.md', 'utf8')).toBe(renderPage(table));
});
