import { isLocalAddress, requirePublicAddress } from '../../../../nodes/shared/http/publicAddress';

describe('isLocalAddress', () => {
	it.each([
		'http://localhost/a.wav',
		'http://LOCALHOST:5678/a.wav',
		'http://localhost./a.wav',
		'http://n8n.localhost/a.wav',
		'http://127.0.0.1/a.wav',
		'http://127.1/a.wav',
		'http://2130706433/a.wav',
		'http://0x7f000001/a.wav',
		'http://0177.0.0.1/a.wav',
		'http://0.0.0.0/a.wav',
		'http://10.1.2.3/a.wav',
		'http://100.64.0.1/a.wav',
		'http://172.16.0.1/a.wav',
		'http://172.31.255.255/a.wav',
		'http://192.168.1.5:9000/a.wav',
		'http://169.254.169.254/latest',
		'http://224.0.0.1/a.wav',
		'http://[::1]/a.wav',
		'http://[::]/a.wav',
		'http://[fd12:3456::1]/a.wav',
		'http://[fe80::1]/a.wav',
		'http://[::ffff:192.168.1.5]/a.wav',
		'http://nas.local/a.wav',
		'http://files.internal/a.wav',
		'http://minio:9000/a.wav',
		'http://nas.home/a.wav',
		'http://files.corp/a.wav',
		'http://files.intranet/a.wav',
		'http://host.localdomain/a.wav',
		'http://198.18.0.1/a.wav',
		'http://198.19.255.255/a.wav',
		'http://[64:ff9b::a00:1]/a.wav',
		'http://[64:ff9b::192.168.1.5]/a.wav',
	])('is true for %s', (url) => {
		expect(isLocalAddress(url)).toBe(true);
	});

	it.each([
		'https://example.com/a.wav',
		'https://local.example.com/a.wav',
		'https://10.example.com/a.wav',
		'http://8.8.8.8/a.wav',
		'http://172.32.0.1/a.wav',
		'http://100.128.0.1/a.wav',
		'http://192.169.0.1/a.wav',
		'https://home.example.com/a.wav',
		'http://198.17.255.255/a.wav',
		'http://198.20.0.1/a.wav',
		'http://[64:ff9b::8.8.8.8]/a.wav',
		'http://[2001:4860:4860::8888]/a.wav',
		'http://[::ffff:8.8.8.8]/a.wav',
		'speech.wav',
	])('is false for %s', (url) => {
		expect(isLocalAddress(url)).toBe(false);
	});
});

describe('requirePublicAddress', () => {
	const check = async (url: string, vendorUrl: string) =>
		await requirePublicAddress(url, 'SAMI', async () => vendorUrl);

	it('refuses a local address for a vendor on the internet', async () => {
		await expect(
			check('http://192.168.1.5/a.wav', 'https://sami.bytedance.com'),
		).rejects.toMatchObject({
			message: 'Recording URL leads to 192.168.1.5, which only your own network can open',
			hint: expect.stringContaining('Binary File'),
		});
	});

	it('lets a local vendor download from a local address', async () => {
		await check('http://192.168.1.5/a.wav', 'http://127.0.0.1:8765');
	});

	it('lets any vendor download from the internet', async () => {
		await check('https://example.com/a.wav', 'https://sami.bytedance.com');
	});
});
