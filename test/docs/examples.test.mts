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

it('docs/examples.md calls each example by the name that it has in n8n', () => {
	const page = readFileSync('docs/examples.md', 'utf8');
	const links = [...page.matchAll(/\[([^\]]+)\]\(\S+\/blob\/main\/examples\/([^)]+)\)/g)];
	for (const [, text, file] of links) expect([file, text]).toEqual([file, nameOf(file!)]);
});

it('docs/zh-CN/examples.md tells the name that each example has in n8n', () => {
	const page = readFileSync('docs/zh-CN/examples.md', 'utf8');
	for (const file of examples) expect(page).toContain(`**${nameOf(file)}**`);
});

function nameOf(file: string): string {
	return (JSON.parse(readFileSync(`examples/${file}`, 'utf8')) as { name: string }).name;
}
