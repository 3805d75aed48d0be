import { readFileSync } from 'node:fs';
import { SamiApi } from '../../credentials/SamiApi.credentials';
import { TencentMediaLabApi } from '../../credentials/TencentMediaLabApi.credentials';

const vendor = 'https://multimedia.tencent.com/docs/smart-music/api';

describe.each([
	[
		'Tencent/VoiceCloning/TencentVoiceCloning',
		`${vendor}/voice-cloning`,
		new TencentMediaLabApi().documentationUrl,
	],
	[
		'Tencent/SingingCloning/TencentSingingCloning',
		`${vendor}/singing-cloning`,
		new TencentMediaLabApi().documentationUrl,
	],
	[
		'Tencent/JobTrigger/TencentJobTrigger',
		`${vendor}/voice-cloning`,
		new TencentMediaLabApi().documentationUrl,
	],
	[
		'Sami/VoiceConversion/SamiVoiceConversion',
		'https://github.com/n8n-nodes-voice-cloning/n8n-nodes-voice-cloning/blob/main/docs/voice-conversion.md',
		new SamiApi().documentationUrl,
	],
])('the documentation that n8n links to from %s', (node, page, credentialPage) => {
	const { resources } = JSON.parse(readFileSync(`nodes/${node}.node.json`, 'utf8'));

	it('is the page for the node', () => {
		expect(resources.primaryDocumentation).toEqual([{ url: page }]);
	});

	it('is for the credential where the credential itself links to', () => {
		expect(resources.credentialDocumentation).toEqual([{ url: credentialPage }]);
	});
});
