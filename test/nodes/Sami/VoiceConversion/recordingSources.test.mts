import { NodeHelpers } from 'n8n-workflow';
import type { INodeExecutionData } from 'n8n-workflow';
import { SamiVoiceConversion } from '../../../../nodes/Sami/VoiceConversion/SamiVoiceConversion.node';
import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import type { BinaryMode } from '../../../../tools/engine/index.mts';
import { createAccount, reportTraffic } from '../../../sandbox/account.mts';
import { convertVoice, readFirstSecond, recordingItem } from './convertVoice.mts';

afterAll(removeTemporaryData);

/** How many bytes of recordings were sent. */
async function convert(
	item: INodeExecutionData,
	binaryPropertyName: string,
	binaryMode?: BinaryMode,
) {
	const account = await createAccount();
	const parameters = binaryPropertyName === '' ? {} : { binaryPropertyName };
	const { error } = await convertVoice({ account, input: [item], parameters, binaryMode });
	const [request] = (await reportTraffic(account)).requests;
	return { error, sent: request?.dataBytes };
}

describe('Input Binary Field', () => {
	it.each(['filesystem', 'default'] as const)(
		'takes a file that an expression returns, in binary mode %s',
		async (binaryMode) => {
			const item = await recordingItem(binaryMode);
			const other = await recordingItem(binaryMode, Buffer.from('%PDF-1.7'));
			const both = { json: {}, binary: { data: other.binary!.data!, voice: item.binary!.data! } };
			const { sent } = await convert(both, '={{ $input.item.binary.voice }}', binaryMode);
			expect(sent).toBe((await readFirstSecond()).length);
		},
	);

	it('means the only file of the item where the field was not changed', async () => {
		const { data } = (await recordingItem()).binary!;
		const { sent } = await convert({ json: {}, binary: { voice: data! } }, '');
		expect(sent).toBe((await readFirstSecond()).length);
	});

	it('does not take the only file for one that was asked for by another name', async () => {
		const { data } = (await recordingItem()).binary!;
		const { error } = await convert({ json: {}, binary: { voice: data! } }, 'recording');
		expect(error!.message).toBe("The item has no file in the binary field 'recording'");
		expect(error!.description).toContain('The item has: voice');
	});

	it('is refused where an expression returns something else', async () => {
		const { error } = await convert(await recordingItem(), '={{ { name: "data" } }}');
		expect(error!.message).toBe(
			'Input Binary Field must be text, but the expression returns an object',
		);
	});
});

describe('Input Source', () => {
	const { description } = new SamiVoiceConversion();
	const sourceOf = (name: string) => {
		const type = { ...description, name };
		const node = { typeVersion: 1 };
		return NodeHelpers.getNodeParameters(description.properties, {}, true, false, node, type)!
			.inputSource;
	};

	it('is a file in a workflow, and a URL as a tool of an AI agent', () => {
		expect(sourceOf('samiVoiceConversion')).toBe('binary');
		expect(sourceOf('samiVoiceConversionTool')).toBe('url');
	});
});

describe('Include Input Fields', () => {
	it('keeps the fields of the item beside the result', async () => {
		const account = await createAccount();
		const item = { ...(await recordingItem()), json: { row: 7, speaker: 'of the sheet' } };
		const { items } = await convertVoice({
			account,
			input: [item],
			parameters: { includeInputFields: true },
		});
		expect(items('Convert')[0]!.json).toMatchObject({ row: 7, speaker: 'zh_female_qingxin' });
	});
});
