import type { IExecuteFunctions } from 'n8n-workflow';

/** What the address that resumes the node ends with, so that it does not resume a Wait node of the same execution. */
export const RESUME_PATH = 'tencent-job';

/** The address that resumes this execution. n8n makes it, where it can with a token that nobody can guess. */
export function readResumeUrl(context: IExecuteFunctions): string {
	const url = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname = `${url.pathname}/${RESUME_PATH}`;
	return url.href;
}
