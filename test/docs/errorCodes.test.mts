import { readFileSync } from 'node:fs';

const type = /export type ErrorCode =([^;]*);/.exec(
	readFileSync('nodes/shared/http/errorCode.ts', 'utf8'),
)![1]!;
const codes = [...type.matchAll(/\| '(\w+)'/g)].map(([, code]) => code!);

it.each(['docs/troubleshooting.md', 'docs/zh-CN/troubleshooting.md'])(
	'%s explains every error code, and no other',
	(page) => {
		const rows = [...readFileSync(page, 'utf8').matchAll(/^\| `(\w+)`/gm)];
		expect(rows.map(([, code]) => code)).toEqual([...codes].sort());
	},
);
