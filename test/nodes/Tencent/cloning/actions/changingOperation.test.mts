import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { TencentSingingCloning } from '../../../../../nodes/Tencent/SingingCloning/TencentSingingCloning.node';
import { TencentVoiceCloning } from '../../../../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node';

const SHARED = [
	'audio.generate',
	'job.create',
	'job.get',
	'job.getMany',
	'model.getMany',
	'model.train',
];
const nodes = [
	{ description: new TencentVoiceCloning().description, operations: [...SHARED, 'audio.narrate'] },
	{ description: new TencentSingingCloning().description, operations: SHARED },
];

/** A form as the editor has it, with what has been filled in before, and the default of everything else. */
function openForm(
	description: INodeTypeDescription,
	operation: string,
	filled: INodeParameters,
): INodeParameters {
	const [resource, name] = operation.split('.') as [string, string];
	return NodeHelpers.getNodeParameters(
		description.properties,
		{ ...filled, resource, operation: name },
		true,
		false,
		nodeOf(description, {}),
		description,
	)!;
}

function nodeOf({ name }: INodeTypeDescription, parameters: INodeParameters): INode {
	return { id: '1', name: 'Node', type: name, typeVersion: 1, position: [0, 0], parameters };
}

function shownFields(
	description: INodeTypeDescription,
	parameters: INodeParameters,
): INodeProperties[] {
	const node = nodeOf(description, parameters);
	return description.properties.filter((field) =>
		NodeHelpers.displayParameter(parameters, field, node, description),
	);
}

/** Each field filled in with a value of its own. */
function fillIn(description: INodeTypeDescription, parameters: INodeParameters): INodeParameters {
	const isChoice = ({ type, noDataExpression }: INodeProperties) =>
		type === 'options' || noDataExpression === true;
	const filled = shownFields(description, parameters)
		.filter((field) => !isChoice(field))
		.map(({ name, type, default: initial }) => [name, exampleOf(type) ?? initial]);
	return { ...parameters, ...Object.fromEntries(filled) };
}

function exampleOf(type: INodeProperties['type']): INodeParameters[string] | undefined {
	if (type === 'string') return 'filled in';
	if (type === 'boolean') return true;
	if (type === 'resourceLocator') return { __rl: true, mode: 'name', value: 'narrator' };
	return undefined;
}

/** What the editor shows as `[object Object]`, as an invalid choice, or as nothing. */
function listWrongValues(
	description: INodeTypeDescription,
	parameters: INodeParameters,
): INodeProperties[] {
	return shownFields(description, parameters).filter(
		(field) => !isValueFor(field, parameters[field.name]),
	);
}

function isValueFor({ type, options }: INodeProperties, value: unknown): boolean {
	switch (type) {
		case 'options':
			return options!.some((option) => 'value' in option && option.value === value);
		case 'resourceLocator':
			return typeof value === 'object' && value !== null && '__rl' in value;
		case 'collection':
		case 'fixedCollection':
			return typeof value === 'object' && value !== null;
		case 'number':
			return typeof value === 'number' || value === '';
		case 'boolean':
			return typeof value === 'boolean';
		default:
			return typeof value === 'string';
	}
}

function listIssues(description: INodeTypeDescription, parameters: INodeParameters): string[] {
	const node = nodeOf(description, parameters);
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return Object.keys(issues?.parameters ?? {});
}

const changes = nodes.flatMap(({ description, operations }) =>
	operations.flatMap((from) =>
		operations.filter((to) => to !== from).map((to) => ({ description, from, to })),
	),
);

describe('The form of a cloning node', () => {
	it.each(changes)(
		'stays valid when $from is changed to $to in $description.displayName',
		({ description, from, to }) => {
			const before = fillIn(description, openForm(description, from, {}));
			const after = openForm(description, to, before);
			expect(listWrongValues(description, after).map(({ name }) => name)).toEqual([]);
			const fresh = openForm(description, to, {});
			expect(listIssues(description, fresh)).toEqual(
				expect.arrayContaining(listIssues(description, after)),
			);
		},
	);

	it.each(
		nodes.flatMap(({ description, operations }) =>
			operations.map((operation) => ({ description, operation })),
		),
	)(
		'asks for no field of another operation where $operation has an expression in $description.displayName',
		({ description, operation }) => {
			const fresh = openForm(description, operation, {});
			for (const field of shownFields(description, fresh)) {
				const decides = field.type === 'options' || field.type === 'boolean';
				if (!decides || field.noDataExpression) continue;
				const filled = { [field.name]: '={{ $json.value }}' };
				const names = shownFields(description, openForm(description, operation, filled));
				const issues = listIssues(description, openForm(description, operation, filled));
				const own = names.filter(
					({ displayOptions: { show } = {} }) =>
						operation === `${String(show?.resource)}.${String(show?.operation)}`,
				);
				expect({ field: field.name, shown: names.length }).toEqual({
					field: field.name,
					shown: own.length + 2,
				});
				expect(issues.filter((name) => !own.some((each) => each.name === name))).toEqual([]);
			}
		},
	);
});
