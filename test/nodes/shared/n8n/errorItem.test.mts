import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../../../nodes/shared/http/serviceError';
import { toErrorItem } from '../../../../nodes/shared/n8n/errorItem';
import { removeTemporaryData, storeBinary } from '../../../../tools/engine/index.mts';
import { runNode } from '../runNode.mts';

afterAll(removeTemporaryData);

const tooLong = new InputError("'talk.wav' is too long", 'Cut it', 'recordingTooLong');

async function fail(reason: unknown, onError: string, details?: IDataObject) {
	const file = { binaryMode: 'filesystem', fileName: 'talk.wav', mimeType: 'audio/wav' } as const;
	const binary = { voice: await storeBinary(Buffer.from('talk'), file) };
	return await runNode({
		input: [{ json: { row: 7, message: 'of the sheet' }, binary }],
		settings: { onError },
		work: async (context, itemIndex) => {
			if (details) return toErrorItem(context, reason, itemIndex, details);
			throw reason;
		},
	});
}

describe('An item that failed', () => {
	it('keeps the fields and the file of the input, and says what went wrong', async () => {
		const { items } = await fail(tooLong, 'continueRegularOutput', { jobId: 'job-1' });
		const [item] = items('Work');
		expect(item!.json).toEqual({
			row: 7,
			error: "'talk.wav' is too long",
			message: 'Cut it',
			errorCode: 'recordingTooLong',
			details: { jobId: 'job-1' },
		});
		expect(item!.binary!.voice).toMatchObject({ fileName: 'talk.wav' });
		expect(item!.pairedItem).toEqual({ item: 0 });
	});

	it('reaches the error output with the fields and the file of the input, and its code', async () => {
		const { items } = await fail(tooLong, 'continueErrorOutput', { jobId: 'job-1' });
		expect(items('Work', 0)).toEqual([]);
		const [item] = items('Work', 1);
		expect(item!.json).toEqual({
			row: 7,
			error: "'talk.wav' is too long",
			message: 'Cut it (error code: recordingTooLong)',
		});
		expect(item!.binary!.voice).toMatchObject({ fileName: 'talk.wav' });
	});

	it.each<[string, Error, string]>([
		['what the user entered', new InputError('', ''), 'parameterInvalid'],
		['a service', new ServiceError('', { hint: '' }), 'serviceFailed'],
		[
			'a refusal that may be about the credential',
			new ServiceError('', { hint: '', code: 'credentialRefused' }),
			'accessDenied',
		],
		['a fault of the package', new Error('boom'), 'unexpected'],
	])('always has a code: %s', async (_what, reason, errorCode) => {
		const { items } = await fail(reason, 'continueRegularOutput');
		expect(items('Work')[0]!.json).toMatchObject({ row: 7, errorCode });
	});
});
