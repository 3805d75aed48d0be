/** Ways to say the same: by the field, as English or Chinese prose, as a bare code, and as if it were
 * about permissions. */
export const wordings = ['field', 'english', 'chinese', 'code', 'permission'] as const;

export type Wording = (typeof wordings)[number];

/** What CreateJob says of a model name that is taken. The vendor's own words are not known. */
export function sayNameIsTaken(wording: Wording, field: string, name: string): string {
	return {
		field: `${field}: need unique`,
		english: `The model "${name}" already exists, please choose another name`,
		chinese: `模型名称“${name}”已存在,请更换名称后重试`,
		code: '10007',
		permission: `Operation denied: no permission to use ${name}`,
	}[wording];
}

/** What GetJob says of an ID that it does not know. The vendor's own words are not known. */
export function sayJobIsUnknown(wording: Wording): string {
	return {
		field: 'getJobRequest.id: the job does not exist',
		english: 'Job not found, please check the id',
		chinese: '任务不存在',
		code: '10003',
		permission: 'No such job or no permission',
	}[wording];
}
