import type { ServiceError } from '../../../shared/http/serviceError';
import { isRefusedInWords } from '../api/responses/explainRefusal';

/**
 * Whether a refusal of CreateJob proves that there is no job: it is about the parameters, a name that is taken, the account
 * or a quota, or a gateway turned the request away. Whatever else is said with HTTP 200 may be said of a job that was made.
 */
export function isFinalRefusal(error: ServiceError): boolean {
	const isAnswer = error.httpStatus !== undefined && error.httpStatus < 300;
	if (!isAnswer) return true;
	const isRecognized = error.code !== 'serviceFailed' && !isRefusedInWords(error);
	return isRecognized || PARAMETERS.test(error.message);
}

/** Says that there is something wrong with what was sent. */
const PARAMETERS =
	/param|createJobRequest|\b(model ?name|content ?id|unknown field)\b|invalid|illegal|missing|required|unsupported|malformed|too (long|large|short|many)|not (exist|found|supported|allowed)|already|duplicate|unique|参数|非法|不合法|无效|缺少|不能为空|不支持|格式|过长|过大|不存在|已存在|重复|同名/i;
