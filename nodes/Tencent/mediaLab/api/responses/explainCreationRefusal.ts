import { CAPABILITIES } from '../capabilities';
import { explainRefusal, isRefusedInWords } from './explainRefusal';
import type { Explanation } from './explainRefusal';
import type { CreateJobRequest } from '../requestSchema';
import { shorten } from '../../../../shared/http/shorten';
import { TASK_TYPES } from '../tasks';

/**
 * Explains why CreateJob was refused. How the vendor says that the name of a new model is taken is not documented, and
 * its own web page takes any refusal of a training for that. So every one mentions it.
 *
 * @param said what the vendor said
 */
export function explainCreationRefusal(request: CreateJobRequest, said: string): Explanation {
	const settings = listSettings(request);
	const trained = settings.filter(isTraining);
	const used = settings.filter(({ type }) => type === TASK_TYPES.generate);
	const words = said.split(/[^\p{L}\p{N}_-]+/u);
	const isAboutModel =
		MODEL.test(said) || settings.some(({ modelName }) => words.includes(modelName));
	if (trained.length > 0 && isAboutModel && EXISTS.test(said)) {
		return {
			message: `There is already a model named ${namesOf(trained)} (Tencent said: ${said})`,
			hint: 'Choose another Model Name: a name stays taken once a model is trained',
			code: 'modelNameTaken',
		};
	}
	const explanation = isAboutModel
		? explainRefusal(said)
		: (explainRepository(request, said) ?? explainRefusal(said));
	const advice = adviseOnTraining(request);
	if (advice !== undefined) {
		const isUnexplained = isRefusedInWords(explanation);
		const sentences = isUnexplained ? [advice, explanation.hint] : [explanation.hint, advice];
		return { ...explanation, hint: sentences.join('. ') };
	}
	if (used.length > 0 && isAboutModel) {
		const check = `Check that the model ${namesOf(used)} exists: choose it From List`;
		if (!isRefusedInWords(explanation))
			return { ...explanation, hint: `${explanation.hint}. ${check}` };
		const code = MISSING.test(said) ? 'modelUnknown' : explanation.code;
		return { ...explanation, hint: check, code };
	}
	return explanation;
}

/** @returns undefined where no model is trained */
export function adviseOnTraining(request: CreateJobRequest): string | undefined {
	const trained = listSettings(request).filter(isTraining);
	if (trained.length === 0) return undefined;
	return `There may already be a model named ${namesOf(trained)}. If so, choose another Model Name`;
}

function listSettings({ outputs }: CreateJobRequest) {
	return outputs.flatMap(({ smartContentDescriptor }) =>
		CAPABILITIES.flatMap(({ key }) => smartContentDescriptor[key] ?? []),
	);
}

const isTraining = ({ type }: { type: number }) => type === TASK_TYPES.train;

const MODEL = /model|模型|同名/i;
/** Says that there is something which should not be there. */
const EXISTS =
	/unique|already|duplicate|taken|in use|(?<!not |n't )\bexist(s|ed|ing)?\b|重复|同名|已被|已有|(?<![不未])存在/i;
const REPOSITORY = /content ?id|repository|仓库/i;
/** Says that there is not something which should be there. */
const MISSING =
	/(not|n't) (exist|found|known|registered|valid)|no such|unknown|invalid|不存在|未找到|找不到|无效/i;

/** @returns undefined where the vendor says something else, or does not speak of an ID that was sent */
function explainRepository(request: CreateJobRequest, said: string): Explanation | undefined {
	if (!REPOSITORY.test(said) || !MISSING.test(said)) return undefined;
	const repository = nameRepository(request, said);
	if (repository === '') return undefined;
	return {
		message: `Tencent does not know the ${repository} (Tencent said: ${said})`,
		hint: 'Copy it from your registration with Tencent Media Lab',
		code: 'contentIdUnknown',
	};
}

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

/** How many names a message quotes, and how long a name may be. */
const MOST_NAMES = 5;
const LONGEST_NAME = 200;

function quoteNames(names: ReadonlyArray<string | undefined>): string {
	const unique = new Set(names.filter((name) => name !== undefined));
	const quoted = [...unique].map((name) => `'${shorten(name, LONGEST_NAME)}'`);
	return [...quoted.slice(0, MOST_NAMES), ...(quoted.length > MOST_NAMES ? ['…'] : [])].join(', ');
}
