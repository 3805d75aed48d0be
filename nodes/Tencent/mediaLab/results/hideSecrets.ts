import { hideSecretsIn, hideSecretsInUrl } from '../api/responses/hideSecretsIn';
import { shorten } from '../../../shared/http/shorten';
import type { Job } from '../api/responses/responseSchema';

/** What is in these fields the user has chosen. Elsewhere the vendor may repeat secrets in words of its own. */
const USER_FIELDS = new Set([
	...['id', 'customId', 'sourceData', 'source'],
	...['contentId', 'destination', 'cos', 'smartContentDescriptor', 'smartContentResult'],
]);
const URL_FIELDS = new Set(['callback', 'url']);
/** Far more than a text or the path of an object may have. */
const LONGEST_TEXT = 10_000;
/** A job has seven. Deeper ones could not be stored by n8n. */
const MOST_LEVELS = 32;

/**
 * A job as it may be shown and stored: without the secrets that its URLs hold for the vendor or that the vendor repeats,
 * and with limited texts.
 */
export function hideSecrets(job: Job): Job {
	return hideIn(job, hideSecretsIn, MOST_LEVELS) as Job;
}

type Hide = (text: string) => string;

function hideIn(value: unknown, hide: Hide, levels: number): unknown {
	if (typeof value === 'string') return hide(shorten(value, LONGEST_TEXT));
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return '…';
	if (Array.isArray(value)) return value.map((entry) => hideIn(entry, hide, levels - 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, field]) => [
			name,
			hideIn(field, hideFor(name, hide), levels - 1),
		]),
	);
}

function hideFor(name: string, hide: Hide): Hide {
	if (USER_FIELDS.has(name)) return hideSecretsInUrl;
	return URL_FIELDS.has(name) ? hideSecretsInUrl : hide;
}
