import { writeFile } from 'node:fs/promises';
import { renderPage } from './renderPage.mts';
import { table } from '../table.mts';

await writeFile('docs/reliability.md', renderPage(table));
