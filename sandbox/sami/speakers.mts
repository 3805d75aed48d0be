import type { VoiceCharacter } from '../audio/voice/revoice.mts';

export interface Speaker extends VoiceCharacter {
	id: string;
	scene: string;
	name: string;
	gender: 'female' | 'male';
}

/**
 * The speakers of VoiceConversion: ID, scene and Chinese name from the documentation (SAMI 6489/101208), gender
 * from the ID. Pitch and formants are the sandbox's own idea of each character; no two speakers share a pitch.
 */
export const speakers: readonly Speaker[] = [
	speaker('zh_female_qingxin', '通用', '清新女声', 225, 1.17),
	speaker('zh_male_chunhou', '通用', '醇厚男声', 96, 0.95),
	speaker('zh_male_xiaohai', '通用', '童年伙伴(可爱男孩)', 290, 1.32),
	speaker('zh_male_huoli', '通用', '温柔男声(活力男声)', 138, 1.02),
	speaker('zh_female_tianmei', '通用', '甜美女声', 248, 1.2),
	speaker('zh_male_silang', '通用', '四郎', 116, 0.98),
	speaker('zh_male_rap', '方言趣味', '嘻哈歌手', 132, 1),
	speaker('zh_female_sichuan', '方言趣味', '四川女声', 216, 1.15),
	speaker('zh_female_mengyatou', '方言趣味', '萌丫头', 305, 1.3),
	speaker('zh_female_guli', '方言趣味', '顾姐', 192, 1.12),
	speaker('zh_male_xionger', '方言趣味', '熊二', 84, 0.88),
	speaker('zh_female_lindaiyu', '方言趣味', '林黛玉', 258, 1.18),
	speaker('zh_female_tvb', '方言趣味', 'TVB女声', 206, 1.14),
	speaker('zh_male_sunwukong', '方言趣味', '猴哥', 182, 1.1),
	speaker('zh_male_commentate', '广告/短视频', '磁性解说男声', 104, 0.96),
	speaker('zh_female_xiaoqian', '超自然', '邻家女孩', 236, 1.16),
	speaker('zh_male_xiaojian', '超自然', '开朗男声', 148, 1.03),
	speaker('zh_female_xiaopengyou', '教育/陪伴', '小孩', 320, 1.36),
	speaker('en_male_cupid', '通用', '美英男声-Cupid', 122, 1),
];

function speaker(
	id: string,
	scene: string,
	name: string,
	pitch: number,
	formants: number,
): Speaker {
	return { id, scene, name, gender: id.includes('_female_') ? 'female' : 'male', pitch, formants };
}
