/** A voice that SAMI converts to, from the list of speakers at volcengine.com/docs/6489/101208. */
export interface Speaker {
	/** The value of `speaker` in the payload. */
	id: string;
	chineseName: string;
	englishName: string;
	scene: Scene;
}

/** The scenes of that list, in its order, with English names. The speaker of English has a table of its own there. */
export const SCENES = {
	通用: 'General',
	方言趣味: 'Dialect and Fun',
	'广告/短视频': 'Advertising and Short Video',
	超自然: 'Ultra-Natural',
	'教育/陪伴': 'Education and Companionship',
	英文: 'English',
} as const;

export type Scene = keyof typeof SCENES;

export const SPEAKERS: readonly [Speaker, ...Speaker[]] = [
	{ scene: '通用', chineseName: '清新女声', englishName: 'Fresh Woman', id: 'zh_female_qingxin' },
	{ scene: '通用', chineseName: '醇厚男声', englishName: 'Mellow Man', id: 'zh_male_chunhou' },
	{
		scene: '通用',
		chineseName: '童年伙伴(可爱男孩)',
		englishName: 'Childhood Friend (Cute Boy)',
		id: 'zh_male_xiaohai',
	},
	{
		scene: '通用',
		chineseName: '温柔男声(活力男声)',
		englishName: 'Gentle Man (Lively Man)',
		id: 'zh_male_huoli',
	},
	{ scene: '通用', chineseName: '甜美女声', englishName: 'Sweet Woman', id: 'zh_female_tianmei' },
	{ scene: '通用', chineseName: '四郎', englishName: 'Si Lang (Emperor)', id: 'zh_male_silang' },
	{ scene: '方言趣味', chineseName: '嘻哈歌手', englishName: 'Hip-Hop Singer', id: 'zh_male_rap' },
	{
		scene: '方言趣味',
		chineseName: '四川女声',
		englishName: 'Sichuan Woman',
		id: 'zh_female_sichuan',
	},
	{ scene: '方言趣味', chineseName: '萌丫头', englishName: 'Cute Girl', id: 'zh_female_mengyatou' },
	{ scene: '方言趣味', chineseName: '顾姐', englishName: 'Sister Gu', id: 'zh_female_guli' },
	{
		scene: '方言趣味',
		chineseName: '熊二',
		englishName: 'Xiong Er (Cartoon Bear)',
		id: 'zh_male_xionger',
	},
	{ scene: '方言趣味', chineseName: '林黛玉', englishName: 'Lin Daiyu', id: 'zh_female_lindaiyu' },
	{ scene: '方言趣味', chineseName: 'TVB女声', englishName: 'TVB Woman', id: 'zh_female_tvb' },
	{ scene: '方言趣味', chineseName: '猴哥', englishName: 'Monkey King', id: 'zh_male_sunwukong' },
	{
		scene: '广告/短视频',
		chineseName: '磁性解说男声',
		englishName: 'Magnetic Narrator',
		id: 'zh_male_commentate',
	},
	{
		scene: '超自然',
		chineseName: '邻家女孩',
		englishName: 'Girl Next Door',
		id: 'zh_female_xiaoqian',
	},
	{ scene: '超自然', chineseName: '开朗男声', englishName: 'Cheerful Man', id: 'zh_male_xiaojian' },
	{ scene: '教育/陪伴', chineseName: '小孩', englishName: 'Child', id: 'zh_female_xiaopengyou' },
	{
		scene: '英文',
		chineseName: '美英男声-Cupid',
		englishName: 'American Man Cupid',
		id: 'en_male_cupid',
	},
];

/** Names a speaker in a list: English first, because n8n cuts long entries off. */
export function nameSpeaker({ englishName, chineseName, scene }: Speaker): string {
	return `${englishName} ${chineseName} (${SCENES[scene]} ${scene})`;
}

/** What the ID of a speaker tells: a code of the language, the gender and a name. */
export function describeSpeaker({ id }: Speaker) {
	const [language, gender] = id.split('_');
	return {
		gender: gender === 'female' ? 'female' : 'male',
		language: language === 'en' ? 'English' : 'Chinese',
	} as const;
}

const CHINESE_GENDERS = { female: '女', male: '男' };

/**
 * Finds the speakers of whom the ID, a name, the scene, the gender or the language has a word that begins with the text,
 * so that "male" does not find "female". Chinese has no spaces between words, so there the text may be anywhere. Without
 * a text, returns all.
 */
export function searchSpeakers(text = ''): Speaker[] {
	const wanted = text.trim().toLowerCase();
	return SPEAKERS.filter((speaker) => {
		const { gender, language } = describeSpeaker(speaker);
		const words = [speaker.id, nameSpeaker(speaker), gender, CHINESE_GENDERS[gender], language];
		return hasWord(words.join(' ').toLowerCase(), wanted);
	});
}

function hasWord(text: string, beginning: string): boolean {
	for (let at = text.indexOf(beginning); at !== -1; at = text.indexOf(beginning, at + 1)) {
		const isWithinWord = /[a-z]$/.test(text.slice(0, at)) && /^[a-z]/.test(beginning);
		if (!isWithinWord) return true;
	}
	return false;
}
