import { SPEAKERS, searchSpeakers } from '../../../../nodes/Sami/invoke/speakers';

describe('The speakers', () => {
	it('are the nineteen of the documentation, each once', () => {
		expect(new Set(SPEAKERS.map(({ id }) => id)).size).toBe(19);
		expect(SPEAKERS.every(({ id }) => /^(zh|en)_(male|female)_[a-z]+$/.test(id))).toBe(true);
	});

	it('can be found by ID, by either name and by scene, in upper or lower case', () => {
		const idsOf = (text: string) => searchSpeakers(text).map(({ id }) => id);
		expect(idsOf('qingxin')).toEqual(['zh_female_qingxin']);
		expect(idsOf('猴哥')).toEqual(['zh_male_sunwukong']);
		expect(idsOf('MONKEY')).toEqual(['zh_male_sunwukong']);
		expect(idsOf('超自然')).toEqual(['zh_female_xiaoqian', 'zh_male_xiaojian']);
		expect(idsOf(' ultra-natural ')).toEqual(['zh_female_xiaoqian', 'zh_male_xiaojian']);
		expect(idsOf('nobody')).toEqual([]);
		expect(searchSpeakers()).toHaveLength(19);
	});

	it('can be found by gender and by language, of which no word is taken for a part of another', () => {
		const idsOf = (text: string) => searchSpeakers(text).map(({ id }) => id);
		const ids = (pattern: RegExp) => SPEAKERS.map(({ id }) => id).filter((id) => pattern.test(id));
		expect(idsOf('male')).toEqual(ids(/_male_/));
		expect(idsOf('Female')).toEqual(ids(/_female_/));
		expect(idsOf('男')).toEqual(ids(/_male_/));
		expect(idsOf('english')).toEqual(['en_male_cupid']);
		expect(idsOf('man')).not.toContain('zh_female_qingxin');
	});
});
