import { jobSchema } from '../../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';
import { hideSecrets } from '../../../../../nodes/Tencent/mediaLab/results/hideSecrets';
import { simplifyJob } from '../../../../../nodes/Tencent/mediaLab/results/simplifyJob';

describe('a job that is shown', () => {
	const signed = 'https://b.example/a.wav?q-ak=HUSH&q-signature=HUSH&x-cos-security-token=HUSH';

	it('has no secret, wherever the vendor repeats one', () => {
		const job = jobSchema.parse({
			id: '1',
			callback: 'https://n8n.example/1?signature=HUSH',
			inputs: [{ url: signed, error: `cannot read ${signed}` }],
			outputs: [{ contentId: 'c', message: 'Authorization: HUSH', details: [{ seen: signed }] }],
			error: { request: { secretKey: 'secretKey=HUSH', callback: 'https://n/?secret=HUSH' } },
		});
		expect(JSON.stringify(hideSecrets(job))).not.toContain('HUSH');
	});

	it('has all that the user has chosen', () => {
		const job = jobSchema.parse({
			id: 'token=1',
			customId: 'secret: 7',
			inputs: [{ sourceData: 'The password: is swordfish' }],
			outputs: [
				{
					contentId: 'a',
					destination: '/token=1',
					inputSelectors: [0],
					smartContentDescriptor: { outputPrefix: 'token=2', voiceCloning: { type: 1 } },
				},
			],
			timing: { createdAt: '1' },
			extra: [1, true, null],
		});
		expect(hideSecrets(job)).toEqual(job);
	});

	it('has limited texts, and no more levels than n8n can store', () => {
		const deep = Array.from({ length: 100_000 }).reduce((inner) => ({ inner }), 'end');
		const job = jobSchema.parse({ id: '1', message: 'x'.repeat(1e6), deep });
		expect(JSON.stringify(hideSecrets(job)).length).toBeLessThan(20_000);
	});

	it('has limited texts and hints when it is simplified', () => {
		const long = 'x'.repeat(1e5);
		const outputs = Array.from({ length: 100 }, (_, index) => ({
			destination: '/d',
			smartContentDescriptor: { voiceCloning: { type: 1, modelName: `${index}${long}` } },
			smartContentResult: { voiceCloning: { voiceName: long } },
		}));
		const job = { id: long, customId: long, state: 4, message: long, outputs: outputs.slice(0, 2) };
		expect(JSON.stringify(simplifyJob(job)).length).toBeLessThan(10_000);
	});
});
