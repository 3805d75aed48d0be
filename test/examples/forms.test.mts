import { globSync, readFileSync } from 'node:fs';
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameterResourceLocator, INodeType } from 'n8n-workflow';
import { SamiVoiceConversion } from '../../nodes/Sami/VoiceConversion/SamiVoiceConversion.node';
import { SPEAKERS, nameSpeaker } from '../../nodes/Sami/invoke/speakers';
import { TencentJobTrigger } from '../../nodes/Tencent/JobTrigger/TencentJobTrigger.node';
import { TencentSingingCloning } from '../../nodes/Tencent/SingingCloning/TencentSingingCloning.node';
import { TencentVoiceCloning } from '../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node';
import { DEFAULT_MODEL } from '../../nodes/Tencent/methods/searchModels';

const types: Record<string, INodeType> = {
	samiVoiceConversion: new SamiVoiceConversion(),
	tencentJobTrigger: new TencentJobTrigger(),
	tencentSingingCloning: new TencentSingingCloning(),
	tencentVoiceCloning: new TencentVoiceCloning(),
};
const PACKAGE = 'n8n-nodes-voice-cloning.';

const filledForms = globSync('{examples,docs/scaling}/*.json').flatMap((file) => {
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: INode[] };
	const ours = nodes.filter(({ type }) => type.startsWith(PACKAGE));
	return ours.map((node) => [file, node.name, node] as const);
});

const listedNames = new Map([
	...SPEAKERS.map((speaker) => [speaker.id, nameSpeaker(speaker)] as const),
	[DEFAULT_MODEL.value, DEFAULT_MODEL.name],
]);

describe.each(filledForms)('in %s, the node %s', (_file, _name, node) => {
	const { description } = types[node.type.slice(PACKAGE.length).replace(/Tool$/, '')]!;

	it('fills in only fields that the form of its operation has', () => {
		const shown = NodeHelpers.getNodeParameters(
			description.properties,
			node.parameters,
			true,
			false,
			node,
			description,
		);
		expect(Object.keys(shown!)).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
	});

	it('names what is chosen from a list as the list does', () => {
		const chosen = Object.values(node.parameters).filter(
			(value): value is INodeParameterResourceLocator =>
				(value as Partial<INodeParameterResourceLocator> | null)?.mode === 'list',
		);
		for (const { value, cachedResultName } of chosen)
			expect(cachedResultName).toBe(listedNames.get(String(value)));
	});
});
