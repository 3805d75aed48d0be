import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

/** The same conversion as a node would do it that knows nothing of streams: to compare with. */
export const convertWithBuffers: INodeType = {
	description: {
		displayName: 'Convert With Buffers',
		name: 'convertWithBuffers',
		group: ['transform'],
		version: 1,
		description: 'Convert a recording',
		defaults: { name: 'Convert With Buffers' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'samiApi', required: true }],
		properties: [
			{ displayName: 'Speaker', name: 'speaker', type: 'json', default: '' },
			{ displayName: 'Options', name: 'options', type: 'json', default: '' },
		],
	},
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const audio = await this.helpers.getBinaryDataBuffer(0, 'data');
		const answer = await this.helpers.httpRequestWithAuthentication.call(this, 'samiApi', {
			method: 'POST',
			url: '/api/v1/invoke',
			qs: { version: 'v4', namespace: 'VoiceConversion' },
			body: {
				payload: JSON.stringify({
					speaker: 'zh_male_chunhou',
					audio_config: { format: 'wav', sample_rate: 48000, channel: 2 },
				}),
				data: audio.toString('base64'),
			},
			json: true,
		});
		const converted = Buffer.from(answer.data, 'base64');
		return [
			[
				{
					json: {},
					binary: {
						data: await this.helpers.prepareBinaryData(converted, 'long.wav', 'audio/wav'),
					},
				},
			],
		];
	},
};
