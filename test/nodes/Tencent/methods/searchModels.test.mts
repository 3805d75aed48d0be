import { TencentVoiceCloning } from '../../../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node';
import { listSearch, removeTemporaryData } from '../../../../tools/engine/index.mts';
import {
	credentialTypes,
	createSilentAccount,
	mediaLabCredentials,
} from '../cloning/runCloning.mts';

afterAll(removeTemporaryData);

describe('The list of models', () => {
	it('says that a credential has to be chosen first', async () => {
		await expect(listSearch(TencentVoiceCloning, 'searchModels')).rejects.toMatchObject({
			message: 'Choose a Tencent Media Lab credential first',
		});
	});

	it("begins with Tencent's own voice, under the name that the field shows before it is opened", async () => {
		const account = await createSilentAccount();
		const { results } = await listSearch(TencentVoiceCloning, 'searchModels', {
			credentialTypes,
			credentials: { tencentMediaLabApi: mediaLabCredentials(account) },
		});
		const { properties } = new TencentVoiceCloning().description;
		const { default: shown } = properties.find(({ name }) => name === 'modelName')!;
		expect(results[0]).toEqual({ name: "Default (Tencent's Own Voice)", value: 'default' });
		expect(shown).toMatchObject({ value: 'default', cachedResultName: results[0]!.name });
	});
});
