import { readFile } from 'node:fs/promises';
import { readClockSkew, resetClockSkews } from '../../../../../nodes/Tencent/cos/signing/clockSkew';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../../sandbox/account.mts';
import { respond, xml } from '../errorResponse.mts';
import { requestsTo, runWithCos, upload } from '../runWithCos.mts';

describe('A clock skew', () => {
	const now = Date.parse('2024-05-16T06:00:00Z');
	const date = 'Thu, 16 May 2024 07:00:00 GMT';

	it.each([xml('RequestTimeTooSkewed'), xml('AccessDenied', 'Request has expired')])(
		'is read from the Date of the response',
		(body) => {
			expect(readClockSkew(respond(403, body, { date }), 0, now)).toBe(3_600_000);
			expect(readClockSkew(respond(403, body, { date }), 0, now + 7_200_000)).toBe(-3_600_000);
		},
	);

	it.each([
		['the error has another reason', xml('AccessDenied', 'Access Denied.'), { date }],
		['the response has no Date', xml('RequestTimeTooSkewed'), {}],
		[
			'the Date is right',
			xml('AccessDenied', 'Request has expired'),
			{ date: 'Thu, 16 May 2024 06:00:10 GMT' },
		],
		['there is no body', '', { date }],
	])('is not the cause where %s', (_why, body, headers) => {
		expect(readClockSkew(respond(403, body, headers), 0, now)).toBeUndefined();
	});

	it('is not the cause where the signature was made with it already', () => {
		const refused = respond(403, xml('RequestTimeTooSkewed'), { date });
		expect(readClockSkew(refused, 3_600_000, now)).toBeUndefined();
	});

	it('that is over is noticed', () => {
		const refused = respond(403, xml('RequestTimeTooSkewed'), { date });
		expect(readClockSkew(refused, 3_600_000, now + 3_600_000)).toBe(0);
	});
});

describe('A wrong clock', () => {
	let account: SandboxAccount;
	let speech: Buffer;

	beforeEach(async () => {
		resetClockSkews();
		account = await createAccount();
		speech = await readFile('examples/recordings/speech.wav');
	});

	afterAll(removeTemporaryData);

	const skewed = (
		endpoint: 'cosPut' | 'cosGet' | 'cosGetPresigned',
		seconds: number,
		times = 50,
	): FaultRequest => ({
		endpoint,
		kind: 'clockSkew',
		seconds,
		times,
	});

	it.each([7200, -7200])(
		'by %i seconds is corrected once for each host, also in signed URLs',
		async (seconds) => {
			await injectFaults(account, skewed('cosPut', seconds), skewed('cosGetPresigned', seconds));
			const result = await runWithCos({
				account,
				work: upload('a.wav'),
				file: { content: speech },
			});
			expect((await fetch(result.items('COS')[0]!.json.url as string)).status).toBe(200);
			expect(await requestsTo(account, 'cosPut')).toHaveLength(2);
			await runWithCos({ account, work: upload('b.wav'), file: { content: speech } });
			expect(await requestsTo(account, 'cosPut')).toHaveLength(3);
		},
	);

	it('that is right again is noticed', async () => {
		await injectFaults(account, skewed('cosPut', 7200, 2));
		for (const key of ['a.wav', 'b.wav']) {
			const { run } = await runWithCos({ account, work: upload(key), file: { content: speech } });
			expect(run.status).toBe('success');
		}
		expect(await requestsTo(account, 'cosPut')).toHaveLength(4);
	});
});
