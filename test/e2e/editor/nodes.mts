/** The nodes of this package as users see them. */
export const nodes = [
	{
		type: 'samiVoiceConversion',
		displayName: 'SAMI Voice Conversion',
		icon: 'sami',
		/** What users may search for, in English and Chinese. */
		words: ['voice', 'voice changer', 'sami', 'bytedance', '变声', '声音', '火山引擎'],
	},
	{
		type: 'tencentVoiceCloning',
		displayName: 'Tencent Voice Cloning',
		icon: 'tencent',
		words: ['voice', 'clone', 'text to speech', 'tencent', '声音', '声音克隆', '配音', '腾讯'],
	},
	{
		type: 'tencentSingingCloning',
		displayName: 'Tencent Singing Cloning',
		icon: 'tencent',
		words: ['singing', 'clone', 'song', 'tencent', '翻唱', '唱歌', '歌声克隆', '腾讯'],
	},
];
