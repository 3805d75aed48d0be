import { createHmac } from 'node:crypto';
import { signForGateway } from '../../../../../nodes/Tencent/mediaLab/authentication/gatewaySignature';

it('The gateway signature is HMAC-SHA1 over date and source', () => {
	const time = 'Thu, 16 May 2024 06:45:51 GMT';
	const signature = createHmac('sha1', 'gateway-key')
		.update(`date: ${time}\nsource: uin_demo`)
		.digest('base64');
	expect(
		signForGateway(
			{ gatewaySecretId: 'gateway-id', gatewaySecretKey: 'gateway-key', source: 'uin_demo' },
			new Date('2024-05-16T06:45:51Z'),
		),
	).toEqual({
		Date: time,
		Source: 'uin_demo',
		Authorization: `hmac id="gateway-id", algorithm="hmac-sha1", headers="date source", signature="${signature}"`,
	});
});
