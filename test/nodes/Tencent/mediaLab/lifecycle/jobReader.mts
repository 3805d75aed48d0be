import type { JobReader } from '../../../../../nodes/Tencent/mediaLab/lifecycle/askForJobs';
import type { WatchedJob } from '../../../../../nodes/Tencent/mediaLab/lifecycle/refreshJobs';
import { explainRefusal } from '../../../../../nodes/Tencent/mediaLab/api/responses/explainRefusal';
import { toProgress } from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';
import { ServiceError } from '../../../../../nodes/shared/http/serviceError';

/** What a job is asked to make. */
export const outputs = [
	{
		contentId: 'c',
		inputSelectors: [0],
		smartContentDescriptor: { voiceCloning: { type: 1, modelName: 'default' } },
	},
];

/** The same, with what was made. */
export const made = [
	{ ...outputs[0]!, smartContentResult: { voiceCloning: { voiceName: 'out.wav' } } },
];

/** A job that is waited for. */
export const watch = (id: string, fields: object = {}): WatchedJob => ({
	progress: toProgress({ id, state: 1, customId: 'batch', outputs, ...fields }),
});

/** A reader that answers as given, and the questions that it was asked. */
export function createReader(answers: {
	list?: unknown[] | ServiceError;
	get?: object | ServiceError;
}) {
	const asked: string[] = [];
	const answer = <Value,>(value: Value | ServiceError): Value => {
		if (value instanceof ServiceError) throw value;
		return value;
	};
	const reader: JobReader = {
		listJobs: async (customId) => {
			asked.push(`jobs of ${customId}`);
			return { jobs: answer(answers.list ?? []) as Array<{ id: string }> };
		},
		getJob: async (id) => {
			asked.push(`job ${id}`);
			return { id, ...answer(answers.get ?? {}) };
		},
	};
	return { reader, asked };
}

export const refusal = new ServiceError('任务不存在', { hint: '', code: 'requestRefused' });
export const notAllowed = new ServiceError('not allowed', { hint: '', code: 'accessDenied' });
export const noPermission = explainedBy('no such job or no permission');
export const trouble = new ServiceError('busy', { hint: '', retry: { kind: 'later' } });

/** What GetJob fails with where the job API says so. */
export function explainedBy(said: string, httpStatus?: number): ServiceError {
	const { message, ...details } = explainRefusal(said);
	return new ServiceError(message, { ...details, httpStatus });
}
