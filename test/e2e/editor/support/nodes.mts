/** The nodes of this package as users see them. */
export const nodes = [
	{
		type: 'samiVoiceConversion',
		displayName: 'SAMI Voice Conversion',
		/** The search shows triggers without that word. */
		foundAs: 'SAMI Voice Conversion',
		icon: 'sami',
		/** Its page in the documentation. */
		page: 'voice-conversion',
		/** What users may search for, in English and Chinese. */
		words: [
			...['voice', 'change voice', 'convert voice', 'voice changer', 'voice conversion'],
			...['speech to speech', 'dubbing', 'voiceover', 'sami', 'bytedance', 'volcengine'],
			...[
				'变声',
				'变声器',
				'换声',
				'声音',
				'声音转换',
				'转换声音',
				'改变声音',
				'语音转语音',
				'配音',
			],
			...['火山引擎', '字节跳动'],
		],
		/** How the search tells its operations apart. */
		actions: ['Convert a voice', 'Get speakers'],
		/** What stands below its name on the canvas. */
		subtitle: 'zh_female_qingxin',
	},
	{
		type: 'tencentVoiceCloning',
		displayName: 'Tencent Voice Cloning',
		foundAs: 'Tencent Voice Cloning',
		icon: 'voiceCloning',
		page: 'voice-cloning',
		words: [
			...['voice', 'clone', 'clone voice', 'voice clone', 'text to speech', 'tts', 'dubbing'],
			...['narration', 'voice over', 'train model', 'tencent'],
			...[
				'声音',
				'声音克隆',
				'克隆声音',
				'语音克隆',
				'文字转语音',
				'配音',
				'旁白',
				'训练模型',
				'腾讯',
			],
		],
		actions: [
			'Speak text with a cloned voice',
			'Create a voice cloning job',
			'Get a voice cloning job',
			'Get many voice cloning jobs',
			'Get many voice models',
			'Train a voice model',
		],
		subtitle: 'generate: default',
	},
	{
		type: 'tencentSingingCloning',
		displayName: 'Tencent Singing Cloning',
		foundAs: 'Tencent Singing Cloning',
		icon: 'singingCloning',
		page: 'singing-cloning',
		words: [
			...['singing', 'clone', 'song', 'song cover', 'cover song', 'AI cover', 'train model'],
			...[
				'tencent',
				'翻唱',
				'歌曲翻唱',
				'AI翻唱',
				'唱歌',
				'歌声克隆',
				'克隆歌声',
				'训练模型',
				'腾讯',
			],
		],
		actions: [
			'Cover a song',
			'Create a singing cloning job',
			'Get a singing cloning job',
			'Get many singing cloning jobs',
			'Get many singing models',
			'Train a singing model',
		],
		subtitle: 'generate: default',
	},
	{
		type: 'tencentJobTrigger',
		displayName: 'Tencent Job Trigger',
		foundAs: 'Tencent Job',
		icon: 'jobTrigger',
		page: 'job-trigger',
		words: ['callback', 'webhook', 'tencent', '回调', '腾讯', '声音克隆', '歌声克隆'],
		actions: [],
		subtitle: 'completed, failed',
	},
];
