import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const examples = globSync('examples/*.json').map((file) => basename(file));

it.each(['docs/examples.md', 'docs/zh-CN/examples.md'])(
	'%s leads to every example, and to no other',
	(page) => {
		const linked = [...readFileSync(page, 'utf8').matchAll(/\/blob\/main\/examples\/([^)]+)\)/g)];
		expect(linked.map(([, file]) => file!).sort()).toEqual([...examples].sort());
		expect(linked.every(([, file]) => existsSync(`examples/${file}`))).toBe(true);
	},
);
