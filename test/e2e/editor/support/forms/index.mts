import { cloningForms } from './cloningForms.mts';
import { conversionForms } from './conversionForms.mts';
import type { Form } from './form.mts';
import { triggerForms } from './triggerForms.mts';

/** All operations of all nodes, and each condition that shows or hides a field, an option or a credential. */
export const forms: Form[] = [
	...conversionForms,
	...cloningForms('tencentVoiceCloning'),
	...cloningForms('tencentSingingCloning'),
	...triggerForms,
];

/** Says in words what is chosen in a form. */
export function describeChoices({ parameters }: Form): string {
	const choices = Object.entries(parameters).map(
		([name, value]) =>
			`${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
	);
	return choices.length > 0 ? choices.join(', ') : 'nothing else chosen';
}
