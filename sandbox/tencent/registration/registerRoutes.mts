import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomSamiCredentials, type Account, type Accounts } from '../../accounts.mts';
import { jsonAnswer, sendAnswer } from '../../http/answers.mts';
import { bodyOf, parseJson } from '../../http/receive.mts';
import { serve } from '../../http/serve.mts';
import { errorAnswer } from '../api/jobRoutes.mts';
import { Refused, parseRequest } from '../api/refusal.mts';
import { randomMediaLabCredentials } from '../credentials.mts';
import { writeDemo } from './demo.mts';
import { registerBodySchema, type RegisterRequest } from './registerRequest.mts';

/**
 * `/register`, with the paths of both documented hosts, by which who has a COS bucket becomes a user of the
 * platform (multimedia.tencent.com/docs/smart-music/user-guide/5-minute-access-guide). Here it answers at once.
 */
export function registerRoutes(
	server: FastifyInstance,
	{ accounts }: { accounts: Accounts },
): void {
	server.post('/register', handle);
	server.post('/release/register', handle);

	async function handle(request: FastifyRequest, reply: FastifyReply) {
		try {
			const { requestId = randomUUID(), registerRequest } = parseRequest(
				registerBodySchema,
				parseJson(bodyOf(request).bytes),
				'request body',
			);
			const owner = findOwner(registerRequest, accounts);
			await serve(reply, owner, 'register', async () => {
				const registerInfo = register(registerRequest, owner, accounts);
				return jsonAnswer(200, { requestId, registerInfo });
			});
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			await sendAnswer(reply, errorAnswer(error.message));
		}
		return reply;
	}
}

/** @throws Refused unless the keys are those of the bucket */
function findOwner({ cosConfig }: RegisterRequest, accounts: Accounts): Account {
	const { secretId, secretKey, bucket, region } = cosConfig;
	const owner = accounts.find(({ tencent }) => tencent.cos.secretId === secretId);
	const cos = owner?.tencent.cos;
	const field = 'registerRequest.cosConfig';
	// A temporary key is worth nothing without its token.
	if (!owner || cos?.secretKey !== secretKey || cos.sessionToken !== undefined)
		throw new Refused(`${field}: secretId or secretKey is wrong`);
	if (cos.bucket !== bucket || cos.region !== region)
		throw new Refused(`${field}: the bucket cannot be read and written`);
	return owner;
}

/** Makes an account of its own with the owner's bucket and settings. Its ID is its Content ID. */
function register(
	{ operateUin, userName }: RegisterRequest,
	owner: Account,
	accounts: Accounts,
): Record<string, string> {
	const credentials = randomMediaLabCredentials(`${operateUin}_${userName}`);
	accounts.create(
		{ ...owner.settings, gatewaySignatureRequired: true },
		{
			id: credentials.contentId,
			sami: randomSamiCredentials(),
			tencent: { ...credentials, cos: owner.tencent.cos },
		},
		owner.bucket,
	);
	return {
		tmpContentId: credentials.contentId,
		tmpSecretId: credentials.secretId,
		tmpSecretKey: credentials.secretKey,
		apiGateSecretId: credentials.gateway.secretId,
		apiGateSecretKey: credentials.gateway.secretKey,
		// The guide shows only the beginning of this name.
		demoCode: writeDemo(credentials),
	};
}
