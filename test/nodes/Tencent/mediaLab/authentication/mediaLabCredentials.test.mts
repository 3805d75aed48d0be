import { signForGateway } from '../../../../../nodes/Tencent/mediaLab/authentication/gatewaySignature';
import {
	authenticateRequest,
	parseMediaLabCredentials,
} from '../../../../../nodes/Tencent/mediaLab/authentication/mediaLabCredentials';

const secrets = { secretId: 'AKIDexample', secretKey: 'secret' };
const gateway = {
	gatewaySecretId: 'gateway-id',
	gatewaySecretKey: 'gateway-key',
	source: 'uin_demo',
};
const date = new Date('2024-05-16T06:45:51Z');

function authenticate(data: object) {
	const request = {
		method: 'POST' as const,
		url: '/job',
		headers: { A: 'b' },
		body: { action: 'GetJob', getJobRequest: { id: '1' } },
	};
	return authenticateRequest(
		parseMediaLabCredentials({ ...secrets, ...gateway, ...data }),
		request,
		date,
	);
}

describe('A request', () => {
	it.each([
		[{}, 'https://api.mediax.tencent.com'],
		[
			{ endpoint: 'apiGateway', baseUrl: '' },
			'https://service-mqk0mc83-1257411467.bj.apigw.tencentcs.com/release',
		],
		[{ endpoint: 'mediax' }, 'https://api.mediax.tencent.com'],
		[
			{ endpoint: 'custom', baseUrl: 'http://localhost:5679/release/' },
			'http://localhost:5679/release',
		],
		[{ endpoint: 'custom', baseUrl: 'http://localhost:5679' }, 'http://localhost:5679'],
	])('with %j goes to %s', (data, baseURL) => {
		expect(authenticate(data)).toMatchObject({ method: 'POST', url: '/job', baseURL });
	});

	it('gets the secrets directly after the action', () => {
		expect(JSON.stringify(authenticate({}).body)).toBe(
			'{"action":"GetJob","secretId":"AKIDexample","secretKey":"secret","getJobRequest":{"id":"1"}}',
		);
	});

	it('is signed for the gateway unless the credential says otherwise', () => {
		expect(authenticate({ gatewaySignature: false }).headers).toEqual({ A: 'b' });
		const signed = { A: 'b', ...signForGateway(gateway, date) };
		expect(authenticate({ gatewaySignature: true }).headers).toEqual(signed);
		expect(authenticate({}).headers).toEqual(signed);
	});
});

describe('A credential', () => {
	it.each([
		[{ secretKey: ' ' }, 'Secret Key'],
		[{ endpoint: 'custom', baseUrl: '' }, 'Base URL'],
		[{ endpoint: 'custom', baseUrl: 'localhost' }, 'Base URL'],
		[{ endpoint: 'elsewhere' }, 'Endpoint'],
		[{ gatewaySignature: true, source: '' }, 'Source'],
		[{ source: '' }, 'Source'],
	])('with %j is refused with an error that names %s', (data, field) => {
		expect(() => parseMediaLabCredentials({ ...secrets, ...gateway, ...data })).toThrow(
			expect.objectContaining({ name: 'InputError', hint: expect.stringContaining(field) }),
		);
	});

	it('without a gateway key is complete if Gateway Signature is off', () => {
		const { contentId } = parseMediaLabCredentials({
			...secrets,
			gatewaySignature: false,
			contentId: ' repository ',
		});
		expect(contentId).toBe('repository');
	});

	it('without any data is refused', () =>
		expect(() => parseMediaLabCredentials(undefined)).toThrow('is incomplete'));
});
