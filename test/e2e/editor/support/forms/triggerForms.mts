import type { INodeParameters } from 'n8n-workflow';
import { cosCredential, mediaLabCredential } from './form.mts';
import type { Form } from './form.mts';

const filters = ['Events', 'Capabilities', 'Tasks', 'Custom ID Filter', 'Verification'];
const always = ['Shared Secret', 'Download'];
const filtersOfOther = filters.filter((filter) => filter !== 'Tasks');

function receive(parameters: INodeParameters, credentials: string[], ...labels: string[]): Form {
	return { node: 'tencentJobTrigger', parameters, labels: [...labels, 'Options'], credentials };
}

/** The forms of Tencent Job Trigger. */
export const triggerForms: Form[] = [
	receive({}, mediaLabCredential, ...filters, 'If It Cannot Be Verified', ...always),
	receive(
		{ capabilities: ['other'] },
		mediaLabCredential,
		...filtersOfOther,
		'If It Cannot Be Verified',
		...always,
	),
	receive(
		{ capabilities: ['other', 'voiceCloning'] },
		mediaLabCredential,
		...filters,
		'If It Cannot Be Verified',
		...always,
	),
	receive({ verification: 'none' }, [], ...filters, ...always),
	receive(
		{ verification: 'none', download: true },
		cosCredential,
		...filters,
		...always,
		'Output Binary Field',
	),
	receive(
		{ download: true },
		[...mediaLabCredential, ...cosCredential],
		...filters,
		'If It Cannot Be Verified',
		...always,
		'Output Binary Field',
	),
];
