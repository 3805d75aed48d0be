import { SamiVoiceConversion } from '../../../../../nodes/Sami/VoiceConversion/SamiVoiceConversion.node';
import { listSearch, removeTemporaryData } from '../../../../../tools/engine/index.mts';

afterAll(removeTemporaryData);

const search = async (filter?: string) =>
	(await listSearch(SamiVoiceConversion, 'searchSpeakers', { filter })).results;

describe('The speaker list', () => {
	it('shows names and scene in English, and then in Chinese', async () => {
		expect((await search())[0]).toEqual({
			name: 'Fresh Woman 清新女声 (General 通用)',
			value: 'zh_female_qingxin',
			description: 'zh_female_qingxin',
		});
	});

	it('keeps the speakers of a scene together', async () => {
		const scenes = (await search()).map(({ name }) => / \(([^()]+)\)$/.exec(name)![1]!);
		const inRuns = scenes.filter((scene, index) => scene !== scenes[index - 1]);
		expect(inRuns).toHaveLength(new Set(scenes).size);
	});

	it('can be searched in both languages', async () => {
		expect(await search('narrator')).toEqual(await search('解说'));
		expect(await search('narrator')).toHaveLength(1);
	});

	it('shows the name of the speaker that is chosen at first', async () => {
		const field = new SamiVoiceConversion().description.properties.find(
			({ name }) => name === 'speaker',
		);
		const [first] = await search();
		expect(field!.default).toEqual({
			mode: 'list',
			value: first!.value,
			cachedResultName: first!.name,
		});
	});
});
