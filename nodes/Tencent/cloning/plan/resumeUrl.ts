import type { IExecuteFunctions } from 'n8n-workflow';

/** What the address that wakes the node ends with, so that it does not wake a Wait node of the same execution. */
export const WAKE_PATH = 'tencent-job';

/** The address that wakes this execution. n8n makes it, where it can with a token that nobody can guess. */
export function readResumeUrl(context: IExecuteFunctions): string {
	const url = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname = `${url.pathname}/${WAKE_PATH}`;
	return url.href;
}
