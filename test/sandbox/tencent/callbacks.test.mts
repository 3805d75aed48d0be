import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createAccount, injectFaults, type FaultRequest } from '../account.mts';
import { callMediaLab, generate } from '../vendorRequests.mts';

/** The first callback of a job of an account with these settings. */
async function receiveCallback(
	settings: object,
	...faults: FaultRequest[]
): Promise<{ contentType?: string; body: string }> {
	const account = await createAccount({ simulateAudio: true, ...settings });
	await injectFaults(account, ...faults);
	const server = createServer().listen(0, '127.0.0.1');
	try {
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const { json } = await callMediaLab(account.tencent, 'CreateJob', {
			callback: `http://127.0.0.1:${port}/hook`,
			inputs: [{ sourceData: 'Hello.' }],
			outputs: [generate(account)],
		});
		expect(json).toHaveProperty('createJobResponse');
		const [request, response] = await once(server, 'request');
		const { headers } = request as IncomingMessage;
		// Not `text`, which would drop a byte order mark.
		const body = (await buffer(request as IncomingMessage)).toString();
		response.end();
		return { contentType: headers['content-type'], body };
	} finally {
		server.close();
	}
}

const job = { id: expect.any(String), state: 3 };

describe('a callback', () => {
	it.each([
		['bare', job],
		['job', { job }],
		['getJobResponse', { getJobResponse: { job } }],
	])('posts the job in the shape "%s"', async (callbackShape, content) => {
		const { contentType, body } = await receiveCallback({ callbackShape });
		expect(contentType).toBe('application/json');
		expect(JSON.parse(body)).toMatchObject(content);
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream'])(
		'posts JSON that is called %s',
		async (callbackContentType) => {
			const { contentType, body } = await receiveCallback({ callbackContentType });
			expect(contentType).toBe(callbackContentType);
			expect(JSON.parse(body)).toMatchObject(job);
		},
	);

	it('posts JSON without a Content-Type', async () => {
		const { contentType, body } = await receiveCallback({ callbackContentType: null });
		expect(contentType).toBeUndefined();
		expect(JSON.parse(body)).toMatchObject(job);
	});

	it('strays from the examples as answers do', async () => {
		const answerShapes = ['byteOrderMark', 'numbersAsText'];
		const { body } = await receiveCallback({ answerShapes });
		expect(body.startsWith('\uFEFF')).toBe(true);
		expect(JSON.parse(body.slice(1))).toMatchObject({ state: '3' });
	});

	it('posts fewer fields than documented', async () => {
		const { body } = await receiveCallback({}, { kind: 'sparseJob', endpoint: 'callback' });
		expect(JSON.parse(body)).toEqual({ id: expect.any(String) });
	});
});
