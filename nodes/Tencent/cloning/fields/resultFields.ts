import type { INodeProperties } from 'n8n-workflow';
import { includeInputFieldsField } from '../../../shared/n8n/includeInputFields';
import { byUse } from '../../output/byUse';
import { createDownloadFields } from '../../output/downloadFields';
import { showOnlyWhenWaiting } from './waitFields';

/** The fields for what is on an item beside its job. An agent takes no files, so a tool does not download. */
export function createResultFields(): INodeProperties[] {
	const downloadFields = createDownloadFields(true).flatMap((field) =>
		field.name === 'download' ? byUse(field, false) : [field],
	);
	return [...downloadFields, includeInputFieldsField];
}

/** The same for an operation that creates jobs, which have audio only where the node waits for them. */
export function createWaitedResultFields(): INodeProperties[] {
	return createResultFields().map((field) =>
		field.name === includeInputFieldsField.name ? field : showOnlyWhenWaiting(field),
	);
}
