import { readFileSync } from 'node:fs';
import { SamiApi } from '../../credentials/SamiApi.credentials';
import { TencentMediaLabApi } from '../../credentials/TencentMediaLabApi.credentials';

const ownPages =
	'https://github.com/n8n-nodes-voice-cloning/n8n-nodes-voice-cloning/blob/main/docs';

describe.each([
	[
		'Tencent/VoiceCloning/TencentVoiceCloning',
		`${ownPages}/voice-cloning.md`,
		new TencentMediaLabApi().documentationUrl,
	],
	[
		'Tencent/SingingCloning/TencentSingingCloning',
		`${ownPages}/singing-cloning.md`,
		new TencentMediaLabApi().documentationUrl,
	],
	[
		'Tencent/JobTrigger/TencentJobTrigger',
		`${ownPages}/job-trigger.md`,
		new TencentMediaLabApi().documentationUrl,
	],
	[
		'Sami/VoiceConversion/SamiVoiceConversion',
		'https://github.com/n8n-nodes-voice-cloning/n8n-nodes-voice-cloning/blob/main/docs/voice-conversion.md',
		new SamiApi().documentationUrl,
	],
])('the documentation that n8n links to from %s', (node, page, credentialPage) => {
	const { resources } = JSON.parse(readFileSync(`nodes/${node}.node.json`, 'utf8'));

	it('is the page for what the node does', () => {
		expect(resources.primaryDocumentation).toEqual([{ url: page }]);
	});

	it('is for the credential where the credential itself links to', () => {
		expect(resources.credentialDocumentation).toEqual([{ url: credentialPage }]);
	});
});
