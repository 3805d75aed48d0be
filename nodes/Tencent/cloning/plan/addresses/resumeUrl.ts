import type { IExecuteFunctions } from 'n8n-workflow';

/** The end of the URL that resumes the node. It keeps the call from resuming a Wait node of the same execution. */
export const RESUME_PATH = 'tencent-job';

/** The URL that resumes this execution. Where n8n can, it adds a token that nobody can guess. */
export function readResumeUrl(context: IExecuteFunctions): string {
	const url = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname = `${url.pathname}/${RESUME_PATH}`;
	return url.href;
}
