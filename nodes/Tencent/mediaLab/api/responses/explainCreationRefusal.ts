import { CAPABILITIES } from '../capabilities';
import { explainRefusal } from './explainRefusal';
import type { Explanation } from './explainRefusal';
import type { CreateJobRequest } from '../requestSchema';
import { TASK_TYPES } from '../tasks';

/**
 * Explains why CreateJob was refused. How the vendor says that the name of a new model is taken is not documented, and
 * its own web page takes any refusal of a training for that. So every one mentions it.
 *
 * @param said what the vendor said
 */
export function explainCreationRefusal(request: CreateJobRequest, said: string): Explanation {
	const settings = request.outputs.flatMap(({ smartContentDescriptor }) =>
		CAPABILITIES.flatMap(({ key }) => smartContentDescriptor[key] ?? []),
	);
	const newNames = namesOf(settings.filter(({ type }) => type === TASK_TYPES.train));
	const usedNames = namesOf(settings.filter(({ type }) => type === TASK_TYPES.generate));
	if (newNames !== '' && TAKEN_NAME.test(said)) {
		return {
			message: `There is already a model named ${newNames} (Tencent said: ${said})`,
			hint: 'Choose another Model Name: a name stays taken once a model is trained',
			code: 'modelNameTaken',
		};
	}
	const unknownRepository = UNKNOWN_REPOSITORY.test(said) ? nameRepository(request, said) : '';
	if (unknownRepository !== '') {
		return {
			message: `Tencent does not know the ${unknownRepository} (Tencent said: ${said})`,
			hint: 'Copy it from your registration with Tencent Media Lab',
			code: 'contentIdUnknown',
		};
	}
	const explanation = explainRefusal(said);
	if (newNames !== '' && explanation.code !== 'authenticationFailed') {
		const hint = `There may already be a model named ${newNames}: then choose another Model Name. ${explanation.hint}`;
		return { ...explanation, hint };
	}
	if (usedNames !== '' && /model|模型/i.test(said)) {
		return {
			...explanation,
			hint: `Check that the model ${usedNames} exists: choose it From List`,
		};
	}
	return explanation;
}

const TAKEN_NAME =
	/(model|模型).*(unique|already|duplicate|taken|in use|重复|已存在|已被)|(unique|duplicate).*model/is;
const UNKNOWN_REPOSITORY = /content ?id|repository|仓库/i;

function namesOf(settings: ReadonlyArray<{ modelName: string }>): string {
	return quoteNames(settings.map(({ modelName }) => modelName));
}

/** The ID that is not known, by its label in the node. */
function nameRepository({ inputs, outputs }: CreateJobRequest, said: string): string {
	const sources = quoteNames(inputs.map(({ source }) => source?.contentId));
	if (/\binputs?\b|source/i.test(said) && sources !== '') return `Repository ID ${sources}`;
	const targets = quoteNames(outputs.map(({ contentId }) => contentId));
	return targets === '' ? '' : `Content ID ${targets}`;
}

function quoteNames(names: ReadonlyArray<string | undefined>): string {
	const unique = new Set(names.flatMap((name) => (name === undefined ? [] : [`'${name}'`])));
	return [...unique].join(', ');
}
