/** The nodes of this package as users see them. */
export const nodes = [
	{
		type: 'samiVoiceConversion',
		displayName: 'SAMI Voice Conversion',
		/** The search shows triggers without that word. */
		foundAs: 'SAMI Voice Conversion',
		icon: 'sami',
		/** What users may search for, in English and Chinese. */
		words: ['voice', 'voice changer', 'sami', 'bytedance', '变声', '声音', '火山引擎'],
	},
	{
		type: 'tencentVoiceCloning',
		displayName: 'Tencent Voice Cloning',
		foundAs: 'Tencent Voice Cloning',
		icon: 'voiceCloning',
		words: [
			...['voice', 'clone', 'clone voice', 'voice clone', 'text to speech', 'dubbing', 'narration'],
			...['train model', 'tencent', '声音', '声音克隆', '语音克隆', '配音', '腾讯'],
		],
	},
	{
		type: 'tencentSingingCloning',
		displayName: 'Tencent Singing Cloning',
		foundAs: 'Tencent Singing Cloning',
		icon: 'singingCloning',
		words: [
			...['singing', 'clone', 'song', 'song cover', 'AI cover', 'train model', 'tencent'],
			...['翻唱', 'AI翻唱', '唱歌', '歌声克隆', '腾讯'],
		],
	},
	{
		type: 'tencentJobTrigger',
		displayName: 'Tencent Job Trigger',
		foundAs: 'Tencent Job',
		icon: 'jobTrigger',
		words: ['callback', 'webhook', 'tencent', '回调', '腾讯', '声音克隆'],
	},
];
