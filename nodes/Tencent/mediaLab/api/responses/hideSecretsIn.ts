/** Parameters of URLs that give access: to n8n, to the trigger, and to recordings wherever they are kept. */
const PARAMETER_NAMES = [
	'signature|sig|secret|token|access_?token|password|passwd|api_?key|auth_?key|key',
	'q-ak|q-signature|(?:x-cos-)?security-token|OSSAccessKeyId|AWSAccessKeyId',
	'x-(?:amz|goog|oss|tos)-(?:signature|credential|security-token)',
].join('|');

/** What the characters around a parameter look like, also in a URL that was encoded, and in JSON that escapes `&`. */
const BEFORE_PARAMETER = '[?&]|%(?:25){0,3}(?:3F|26)|\\\\u0026';
const EQUALS = '=|%(?:25){0,3}3D|\\\\u003d';
const PARAMETER_VALUE = `(?:(?!%(?:25){0,3}(?:26|23|22))[^&#\\s"'<>\\\\])+`;
const SECRET_PARAMETERS = new RegExp(
	`((?:${BEFORE_PARAMETER})(?:${PARAMETER_NAMES})(?:${EQUALS}))${PARAMETER_VALUE}`,
	'gi',
);

/** User name and password before a host. */
const USER_INFO = /(\bhttps?:\/\/)[^\s/?#@"'<>\\]+@/gi;

/** Fields that hold secrets, as in `"secretKey": "…"`, `secretKey=…` and, escaped once more, `\"secretKey\":\"…\"`. */
const SECRET_FIELDS =
	/((?:secret_?(?:access_?)?key|secret_?id|password|authorization|token)\\*["']?\s*[:=]\s*\\*["']?(?:(?:Bearer|Basic|hmac)\s+)?)[^\s"',;&}\\]+/gi;
/** The same for words that a vendor also uses to say what is wrong: only what looks like a secret is taken for one. */
const LIKELY_SECRETS =
	/((?:signature|credential|access_?key(?:_?id)?|app_?key)\\*["']?\s*[:=]\s*\\*["']?)[\w+/=.%-]{16,}/gi;

/** Hides secrets in text that the vendor wrote. */
export function hideSecretsIn(text: string): string {
	return hideSecretsInUrl(text).replace(SECRET_FIELDS, '$1…').replace(LIKELY_SECRETS, '$1…');
}

/** Hides what gives access in a URL, and leaves the rest as it is. */
export function hideSecretsInUrl(url: string): string {
	return url.replace(USER_INFO, '$1…@').replace(SECRET_PARAMETERS, '$1…');
}
