import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The links and pictures of a page that lead into this repository, as they stand there. */
export function localLinksOf(page: string): string[] {
	const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
	return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** Whether there is the file that a link of a page leads to, and the heading in it. */
export function leadsSomewhere(page: string, link: string): boolean {
	const [path = '', anchor] = link.split('#');
	const target = path === '' ? page : normalize(join(dirname(page), path));
	if (!existsSync(target)) return false;
	return anchor === undefined || anchorsOf(target).includes(decodeURIComponent(anchor));
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf(page: string): string[] {
	return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading!
			.toLowerCase()
			.replace(/[^\p{L}\p{N}_ -]/gu, '')
			.replaceAll(' ', '-'),
	);
}

/** The text of a page without its code blocks, in which a `#` begins a comment. */
function textOf(page: string): string {
	return readFileSync(page, 'utf8').replace(/^ *```[^]*?^ *```$/gm, '');
}
