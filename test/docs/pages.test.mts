import { globSync, readFileSync } from 'node:fs';
import { anchorsOf, leadsSomewhere, localLinksOf } from './support/markdown.mts';

const pages = [...globSync('*.md'), ...globSync('docs/**/*.md'), ...globSync('examples/**/*.md')];
const guides = [
	'bulk',
	'connect',
	'costs',
	'data',
	'examples',
	'job-trigger',
	'sandbox',
	'scaling',
	'singing-cloning',
	'tencent-account',
	'troubleshooting',
	'voice-cloning',
	'voice-conversion',
	'waiting',
];

describe('README.md', () => {
	const readme = readFileSync('README.md', 'utf8');

	it('fits two screens, in at most 1,200 words', () => {
		expect(readme.trim().split(/\s+/).length).toBeLessThanOrEqual(1200);
	});

	it('is in English only, because it is packed and n8n verifies only such packages', () => {
		expect(readme).not.toMatch(/\p{Script=Han}/u);
	});

	it.each(guides)('leads to docs/%s.md', (guide) => {
		expect(localLinksOf('README.md')).toContain(`docs/${guide}.md`);
	});
});

it.each(pages)('every link of %s leads to a file and a heading that exist', (page) => {
	const broken = localLinksOf(page).filter((link) => !leadsSomewhere(page, link));
	expect(broken).toEqual([]);
});

describe.each(guides)('the guide %s', (guide) => {
	it('is there in English and in Chinese, and each leads to the other', () => {
		expect(localLinksOf(`docs/${guide}.md`)).toContain(`zh-CN/${guide}.md`);
		expect(localLinksOf(`docs/zh-CN/${guide}.md`)).toContain(`../${guide}.md`);
	});

	it('has as many sections in Chinese as in English', () => {
		expect(anchorsOf(`docs/zh-CN/${guide}.md`)).toHaveLength(anchorsOf(`docs/${guide}.md`).length);
	});
});

it('every page of this repository that a node or a credential links to exists', () => {
	const sources = globSync('{nodes,credentials}/**/*.{ts,json}');
	const linked = sources.flatMap((source) =>
		[...readFileSync(source, 'utf8').matchAll(/\/blob\/main\/([^'"\s<>]+)/g)].map(
			([, page]) => page!,
		),
	);
	expect(linked.filter((page) => !leadsSomewhere('README.md', page))).toEqual([]);
});
