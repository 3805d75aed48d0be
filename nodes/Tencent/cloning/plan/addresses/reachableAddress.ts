import type { IExecuteFunctions } from 'n8n-workflow';
import { requireReachable } from '../../../../shared/http/publicAddress';
import { InputError } from '../../../../shared/http/serviceError';
import type { Input } from '../../../mediaLab/api/requestSchema';
import { baseUrlOf } from '../../../mediaLab/authentication/mediaLabCredentials';
import { getMediaLabCredentials } from '../../../mediaLab/transport';
import type { PlannedInput } from '../plannedJob';

const OPENS_NOWHERE_ELSE = 'which only your own network can open';

/** Where a user has given the URL of an input. */
export interface UrlField {
	/** What holds the URL of the input at a position. */
	nameAt: (index: number) => string;
	/** How to do without a URL, in the words of the form. */
	alternative: string;
}

/**
 * Makes sure that the vendor can download the inputs of a job, as far as their URLs tell.
 *
 * @param preview the inputs as they will be sent, see `previewInputs`
 * @throws InputError
 */
export async function requireReachableInputs(
	context: IExecuteFunctions,
	inputs: readonly PlannedInput[],
	preview: readonly Input[],
	{ nameAt, alternative }: UrlField,
): Promise<void> {
	for (const [index, { kind }] of inputs.entries()) {
		const { url } = preview[index]!;
		if (url === undefined) continue;
		await requireReachableByVendor(context, url, (host) =>
			explainInput(kind, host, { name: nameAt(index), alternative }),
		);
	}
}

function explainInput(
	kind: PlannedInput['kind'],
	host: string,
	{ name, alternative }: { name: string; alternative: string },
): InputError {
	switch (kind) {
		case 'given':
			return new InputError(
				`${name} leads to ${host}, ${OPENS_NOWHERE_ELSE}`,
				`Tencent downloads the recording itself: use a URL that opens from the internet, or ${alternative}`,
			);
		case 'signedUrl':
			return new InputError(
				`Binary Upload is Signed URL, but this n8n has the address ${host}, ${OPENS_NOWHERE_ELSE}`,
				'Set Binary Upload in Options to COS, or give n8n a public URL with N8N_WEBHOOK_URL (WEBHOOK_URL in older versions)',
			);
		case 'upload':
			return new InputError(
				`Endpoint in the Tencent COS credential leads to ${host}, ${OPENS_NOWHERE_ELSE}`,
				'Tencent downloads the recording from there: use a URL of the bucket that opens from the internet, or leave Endpoint empty',
			);
	}
}

/**
 * Makes sure that the vendor can call a URL, as far as the URL itself tells.
 *
 * @param field what holds the URL
 * @throws InputError
 */
export async function requireReachableCallback(
	context: IExecuteFunctions,
	url: string,
	field: string,
): Promise<void> {
	await requireReachableByVendor(
		context,
		url,
		(host) =>
			new InputError(
				`${field} leads to ${host}, ${OPENS_NOWHERE_ELSE}`,
				'Tencent calls it: use a URL that opens from the internet, or set Wait Mode to Suspend so that n8n calls it',
			),
	);
}

async function requireReachableByVendor(
	context: IExecuteFunctions,
	url: string,
	explain: (host: string) => InputError,
): Promise<void> {
	const readVendorUrl = async () => baseUrlOf(await getMediaLabCredentials(context));
	await requireReachable(url, readVendorUrl, explain);
}
