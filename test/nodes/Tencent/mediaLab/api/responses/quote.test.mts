import { hideSecretsIn } from '../../../../../../nodes/Tencent/mediaLab/api/responses/hideSecretsIn';
import { quote } from '../../../../../../nodes/Tencent/mediaLab/api/responses/quote';
import { measureCpu } from '../../../../../support/measureCpu.mts';

describe('what the vendor says', () => {
	it.each([
		'https://bucket.example/a?q-ak=HUSH&q-signature=HUSH&x-cos-security-token=HUSH',
		'https://n8n.example/webhook-waiting/1/tencent-job?signature=HUSH',
		'https://s3.example/a?X-Amz-Signature=HUSH&X-Amz-Credential=HUSH&X-Amz-Security-Token=HUSH',
		'https://HUSH:HUSH@files.example/a.wav',
		'cannot call https%3A%2F%2Fn8n.example%2F1%3Fsignature%3DHUSH%26a%3D1',
		'cannot call https%253A%252F%252Fn8n.example%252F1%253Fsignature%253DHUSH',
		String.raw`bad request {\"secretKey\":\"HUSH\",\"secretId\":\"HUSH\"}`,
		String.raw`bad url https://n8n.example/?a=1\u0026signature=HUSH\u0026b=2`,
		'bad header Authorization: Bearer HUSH',
		"bad header 'authorization': 'HUSH'",
		'Signature=HUSHHUSHHUSHHUSHHUSH is not that of Credential=HUSHHUSHHUSHHUSHHUSH',
	])('is quoted without the secrets in it: %s', (said) => {
		expect(quote(said)).toContain('…');
		expect(quote(said)).not.toContain('HUSH');
	});

	it.each(['signature: mismatch', 'The credential: it has expired', 'the key is unknown'])(
		'keeps its words where they only speak of secrets: %s',
		(said) => expect(quote(said)).toBe(said),
	);

	it('is quoted in short, however deep or large it is', () => {
		const deep = Array.from({ length: 100_000 }).reduce((inner) => ({ inner }), 'end');
		const wide = Object.fromEntries(
			Array.from({ length: 200_000 }, (_, index) => [`field${index}`, { message: 'x'.repeat(50) }]),
		);
		for (const said of [deep, wide, [wide, deep], Array(200_000).fill(''), '字'.repeat(1e6)])
			expect((quote(said) ?? '').length).toBeLessThanOrEqual(301);
	});

	it('is not cut inside a surrogate pair', () => {
		expect(quote(`a${'😀'.repeat(200)}`)).toBe(`a${'😀'.repeat(149)}…`);
	});

	it('takes time in proportion to its length', () => {
		const workOn = (length: number, times: number) => {
			const said = ['?token=', 'token ', '%', 'https://', '\\"', '&'].map((piece) =>
				piece.repeat(length / piece.length),
			);
			return measureCpu(() => said.forEach(hideSecretsIn), times);
		};
		workOn(50_000, 8);
		// Were it quadratic, the long texts would take eight times as long as eight times the short ones.
		expect(workOn(400_000, 1)).toBeLessThan(4 * workOn(50_000, 8) + 40);
	});
});
