import { readCredential } from '../../../../nodes/shared/n8n/readCredential';
import { CredentialsHelper } from '../../../../tools/engine/credentials/CredentialsHelper.mts';
import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { createAccount, reportTraffic } from '../../../sandbox/account.mts';
import { convertVoice, recordingItem } from '../../Sami/VoiceConversion/convertVoice.mts';
import { createSilentAccount, runCloning } from '../../Tencent/cloning/runCloning.mts';

afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});
afterAll(removeTemporaryData);

describe('A run asks n8n for a credential once, and once for each request', () => {
	it('to SAMI', async () => {
		const decrypted = jest.spyOn(CredentialsHelper.prototype, 'getDecrypted');
		const account = await createAccount();
		const input = await Promise.all(Array.from({ length: 4 }, async () => await recordingItem()));
		const { run } = await convertVoice({ account, input });
		expect(run.status).toBe('success');
		expect(decrypted).toHaveBeenCalledTimes(1 + input.length);
	});

	it('to Tencent', async () => {
		const decrypted = jest.spyOn(CredentialsHelper.prototype, 'getDecrypted');
		const account = await createSilentAccount();
		const { run } = await runCloning({
			account,
			input: ['one', 'two', 'three', 'four'].map((text) => ({ json: { text } })),
			parameters: { inputSource: 'text', text: '={{ $json.text }}', waitMode: 'poll' },
			withCos: false,
		});
		expect(run.status).toBe('success');
		const { requests } = await reportTraffic(account);
		expect(decrypted).toHaveBeenCalledTimes(1 + requests.length);
	});
});

describe('A credential', () => {
	const createContext = () => ({
		getCredentials: jest.fn(async (type: string) => ({ type, secret: 'first' })),
	});
	const read = async (context: ReturnType<typeof createContext>, type: string) =>
		await readCredential(context as never, type, (data) => data);

	it('is read anew after a minute, so that an edited one is used', async () => {
		jest.useFakeTimers({ now: 0 });
		const context = createContext();
		await read(context, 'samiApi');
		context.getCredentials.mockResolvedValue({ type: 'samiApi', secret: 'second' });
		jest.setSystemTime(59_999);
		expect(await read(context, 'samiApi')).toMatchObject({ secret: 'first' });
		jest.setSystemTime(60_000);
		expect(await read(context, 'samiApi')).toMatchObject({ secret: 'second' });
	});

	it('of another type, or of another run, is another one', async () => {
		const [context, other] = [createContext(), createContext()];
		expect(await read(context, 'samiApi')).toMatchObject({ type: 'samiApi' });
		expect(await read(context, 'cos')).toMatchObject({ type: 'cos' });
		await read(other, 'cos');
		expect(other.getCredentials).toHaveBeenCalledTimes(1);
	});

	it('is read anew where it is not complete, so that a corrected one is used', async () => {
		const context = createContext();
		const parse = jest.fn(({ secret }: { secret?: unknown }) => String(secret));
		parse.mockImplementationOnce(() => {
			throw new Error('not complete');
		});
		const readSecret = async () => await readCredential(context as never, 'samiApi', parse);
		await expect(readSecret()).rejects.toThrow('not complete');
		expect([await readSecret(), await readSecret()]).toEqual(['first', 'first']);
		expect(parse).toHaveBeenCalledTimes(2);
	});

	it('is read anew where it could not be read', async () => {
		const context = createContext();
		context.getCredentials.mockRejectedValueOnce(new Error('not found'));
		await expect(read(context, 'samiApi')).rejects.toThrow('not found');
		expect(await read(context, 'samiApi')).toMatchObject({ secret: 'first' });
	});
});
