import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { InputError } from '../../shared/http/serviceError';
import type { ServiceError } from '../../shared/http/serviceError';
import { TEST_TIMEOUT } from '../../shared/n8n/authenticatedRequest';
import { VOICE_CLONING } from '../mediaLab/api/capabilities';
import { listModels } from '../mediaLab/api/requests';
import {
	ENDPOINT_NAMES,
	parseMediaLabCredentials,
} from '../mediaLab/authentication/mediaLabCredentials';
import type {
	DocumentedEndpoint,
	MediaLabCredentials,
} from '../mediaLab/authentication/mediaLabCredentials';
import { sendInCredentialTest } from '../mediaLab/transport';

type Helpers = ICredentialTestFunctions['helpers'];

/** Each of the two documented endpoints gets half of the time. */
const TIMEOUT_PER_ENDPOINT = TEST_TIMEOUT / 2;

/**
 * Tests the credential `tencentMediaLabApi` by asking for one trained model, which costs nothing. Where the chosen
 * endpoint does not answer, the other documented one is asked too, so that the user learns which to choose.
 */
export async function testMediaLabApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const credentials = parseMediaLabCredentials(credential.data);
		const message = await findProblem(this.helpers, credentials);
		if (message !== undefined) return { status: 'Error', message };
		return { status: 'OK', message: 'Tencent Media Lab accepts the secrets' };
	} catch (error) {
		const isExplained = error instanceof InputError;
		return {
			status: 'Error',
			message: isExplained ? `${error.message}. ${error.hint}` : 'The test failed unexpectedly',
		};
	}
}

/** Returns undefined where the credential works. */
async function findProblem(
	helpers: Helpers,
	credentials: MediaLabCredentials,
): Promise<string | undefined> {
	const { endpoint } = credentials;
	if (endpoint === 'custom') {
		const error = await ask(helpers, credentials, TEST_TIMEOUT);
		if (error?.httpStatus === 404) return `${error.message}. Check Base URL`;
		return error && explain(error);
	}
	const error = await ask(helpers, credentials, TIMEOUT_PER_ENDPOINT);
	if (error === undefined || isAnswer(error)) return error && explain(error);
	return await askOtherEndpoint(helpers, credentials, endpoint, error);
}

/** Says whether the other documented endpoint answers, and what. */
async function askOtherEndpoint(
	helpers: Helpers,
	credentials: MediaLabCredentials,
	chosen: DocumentedEndpoint,
	problem: ServiceError,
): Promise<string> {
	const other = chosen === 'mediax' ? 'apiGateway' : 'mediax';
	const [chosenName, otherName] = [ENDPOINT_NAMES[chosen], ENDPOINT_NAMES[other]];
	const error = await ask(helpers, { ...credentials, endpoint: other }, TIMEOUT_PER_ENDPOINT);
	if (error !== undefined && !isAnswer(error))
		return `Neither ${chosenName} nor ${otherName} answers. ${explain(problem)}`;
	const choose = `${chosenName} does not answer, but ${otherName} does. Choose ${otherName} as Endpoint`;
	return error ? `${choose}. Then correct this: ${explain(error)}` : choose;
}

/** @returns what is wrong, or undefined where the endpoint accepts the secrets */
async function ask(
	helpers: Helpers,
	credentials: MediaLabCredentials,
	timeout: number,
): Promise<ServiceError | undefined> {
	const request = listModels(VOICE_CLONING, { offset: 0, limit: 1 });
	const outcome = await sendInCredentialTest(helpers, credentials, request, timeout);
	return outcome.kind === 'answered' ? undefined : outcome.error;
}

/** Whether the job API itself refused. A gateway that has lost the API answers 404 or 5xx. */
function isAnswer({ httpStatus }: ServiceError): boolean {
	return httpStatus !== undefined && httpStatus !== 404 && httpStatus < 500;
}

function explain({ message, hint }: ServiceError): string {
	return `${message}. ${hint}`;
}
