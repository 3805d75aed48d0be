import type { INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { SamiVoiceConversion } from '../../nodes/Sami/VoiceConversion/SamiVoiceConversion.node';
import { TencentJobTrigger } from '../../nodes/Tencent/JobTrigger/TencentJobTrigger.node';
import { TencentSingingCloning } from '../../nodes/Tencent/SingingCloning/TencentSingingCloning.node';
import { TencentVoiceCloning } from '../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node';

/** What a node shows for one operation, as its description says. */
export interface NodeForm {
	/** As `tencentVoiceCloning audio.generate`. */
	title: string;
	nodeType: INodeType;
	/** Which operation it is for. */
	chosen: { resource?: string; operation?: string };
	fields: FormField[];
}

/** A field of a form, also one of Options. */
export interface FormField {
	/** The names that lead to it: `['options', 'simplify']`. */
	path: [string] | [string, string];
	property: INodeProperties;
	/** What other fields must be set to for it to be shown. */
	shownWith: Record<string, string | number | boolean>;
}

/** The forms of all nodes: one for each operation, and one for a node without operations. */
export function listForms(): NodeForm[] {
	const nodeTypes = [
		new TencentVoiceCloning(),
		new TencentSingingCloning(),
		new TencentJobTrigger(),
		new SamiVoiceConversion(),
	];
	return nodeTypes.flatMap((nodeType) =>
		listOperations(nodeType.description).map((chosen) => ({
			title: [nodeType.description.name, Object.values(chosen).join('.')].join(' ').trim(),
			nodeType,
			chosen,
			fields: nodeType.description.properties
				.filter(({ name, type }) => !(name in chosen) && type !== 'notice')
				.filter((property) => isShownFor(property, chosen))
				.flatMap((property) => toFields(property, chosen)),
		})),
	);
}

/** Sets a field, and what it needs to be shown, in the parameters of a node. */
export function setField(
	parameters: object,
	{ path: [first, second], shownWith }: FormField,
	value: unknown,
): Record<string, unknown> {
	const before = parameters as Record<string, unknown>;
	const own = second === undefined ? value : { ...(before[first] as object), [second]: value };
	return { ...before, ...shownWith, [first]: own };
}

function listOperations({ properties }: INodeTypeDescription): NodeForm['chosen'][] {
	const operations = properties.filter(({ name }) => name === 'operation');
	if (operations.length === 0) return [{}];
	return operations.flatMap(({ options, displayOptions }) => {
		const [resource] = (displayOptions?.show?.resource ?? []) as string[];
		return (options as Array<{ value: string }>).map(({ value: operation }) => ({
			...(resource !== undefined && { resource }),
			operation,
		}));
	});
}

function isShownFor({ displayOptions }: INodeProperties, chosen: NodeForm['chosen']): boolean {
	// Only where a node is a tool of an AI agent; otherwise n8n shows the same field with another default.
	if (displayOptions?.show && '@tool' in displayOptions.show) return false;
	return Object.entries(chosen).every(
		([name, value]) => displayOptions?.show?.[name]?.includes(value) ?? true,
	);
}

function toFields(property: INodeProperties, chosen: NodeForm['chosen']): FormField[] {
	const shownWith = readConditions(property, chosen);
	if (property.type !== 'collection') return [{ path: [property.name], property, shownWith }];
	return (property.options as INodeProperties[]).map((option) => ({
		path: [property.name, option.name],
		property: option,
		shownWith: { ...shownWith, ...readConditions(option, chosen) },
	}));
}

/** The first value of each other field with which a field is shown. An option names those outside of Options with `/`. */
function readConditions(
	{ displayOptions }: INodeProperties,
	chosen: NodeForm['chosen'],
): FormField['shownWith'] {
	const conditions = Object.entries(displayOptions?.show ?? {}).map(
		([name, values]) => [name.replace('/', ''), values![0]] as [string, string | number | boolean],
	);
	return Object.fromEntries(conditions.filter(([name]) => !(name in chosen)));
}
