import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account, Accounts } from '../accounts.mts';
import { retryAfterHeader, sendAnswer, textAnswer, type Answer } from '../http/answers.mts';
import { faultOfKind, type Fault } from '../faults.mts';
import type { Endpoint } from '../faults/endpoints.mts';
import { readToEnd } from '../http/receive.mts';
import { serve } from '../http/serve.mts';
import type { Storage } from '../storage.mts';
import { newRequestId } from './bucket.mts';
import { entityTagHeaders } from './entityTag.mts';
import { cosErrorAnswer, type CosRefusal } from './errors.mts';
import { objectAnswer } from './objectAnswer.mts';
import { listingAnswer } from './listing.mts';
import { checkSignature, readAuthorization, type SignedRequest } from './signature.mts';

/** The largest object that a simple PUT takes (COS 436/7749). */
const maximumBytes = 5 * 1024 ** 3;

/** The longest key, in UTF-8 (COS 436/13324). */
const maximumKeyBytes = 850;

/**
 * PUT, GET, HEAD and DELETE of objects, and the list of them, below `/cos/BUCKET`, which stands for the host of a bucket. The
 * signature is made over the path as sent, so `/cos/BUCKET` is part of it.
 */
export function objectRoutes(
	server: FastifyInstance,
	{ accounts, storage }: { accounts: Accounts; storage: Storage },
): void {
	server.register(async (cos) => {
		// Uploads go to disk as they come in.
		cos.removeAllContentTypeParsers();
		cos.addContentTypeParser('*', (_request, _payload, done) => done(null));
		cos.route({ method: ['GET', 'HEAD', 'PUT', 'DELETE'], url: '/cos/:bucket/*', handler: handle });
	});

	async function handle(request: FastifyRequest, reply: FastifyReply) {
		const requestId = newRequestId();
		void reply.headers({ server: 'tencent-cos', 'x-cos-request-id': requestId });
		const { method } = request;
		const [path = ''] = request.url.split('?');
		const [, , bucketName = '', ...names] = path.split('/');
		const resource = `${bucketName}/${names.join('/')}`;
		const signed = readSignedRequest(request);
		const owner = accounts.find(({ bucket }) => bucket.name === bucketName);
		if (!owner || !signed) {
			await readToEnd(request.raw);
			const code = signed ? 'NoSuchBucket' : 'InvalidURI';
			await sendAnswer(reply, cosErrorAnswer({ code }, { method, resource, requestId }));
			return reply;
		}
		const key = signed.path.split('/').slice(3).join('/');
		await serve(reply, owner, endpointOf(signed, key), async (details, fault, signal) => {
			details.key = key;
			const now = Date.now() + (faultOfKind(fault, 'clockSkew')?.seconds ?? 0) * 1000;
			void reply.header('date', new Date(now).toUTCString());
			const forced = faultOfKind(fault, 'cosError');
			const refusal = forced ?? checkAccess(signed, owner, accounts, now);
			const done = refusal ?? (await carryOut(owner, key, request, fault, signal));
			if (!('code' in done)) return done;
			details.code = done.code;
			const headers = retryAfterHeader(forced?.retryAfter);
			return cosErrorAnswer(done, { method, resource, requestId }, headers);
		});
		return reply;
	}

	async function carryOut(
		owner: Account,
		key: string,
		request: FastifyRequest,
		fault: Fault | undefined,
		signal: AbortSignal,
	): Promise<Answer | CosRefusal> {
		const { bucket } = owner;
		if (key === '') return aboutBucket(owner, request);
		if (Buffer.byteLength(key) > maximumKeyBytes) return { code: 'KeyTooLong' };
		if (request.method === 'PUT') {
			if (Number(request.headers['content-length'] ?? 0) > maximumBytes)
				return { code: 'EntityTooLarge' };
			const file = await storage.receive(request.raw, signal);
			const announced = request.headers['content-md5'];
			if (announced && announced !== Buffer.from(file.md5, 'hex').toString('base64')) {
				await storage.remove(file.path);
				return { code: 'BadDigest' };
			}
			bucket.put(key, file, request.headers['content-type'] ?? 'application/octet-stream');
			return textAnswer(200, '', entityTagHeaders(file.md5, fault));
		}
		if (request.method === 'DELETE') {
			await bucket.remove(key);
			return textAnswer(204, '', {});
		}
		const object = bucket.find(key);
		if (!object) return { code: 'NoSuchKey' };
		return objectAnswer(object, request, storage, fault);
	}
}

/** Of the bucket itself the sandbox tells only which objects there are. */
function aboutBucket({ bucket, settings }: Account, request: FastifyRequest): Answer | CosRefusal {
	if (request.method !== 'GET') return { code: 'MethodNotAllowed' };
	if (!settings.cosKeyMayList) return { code: 'AccessDenied' };
	return listingAnswer(bucket, new URLSearchParams(request.url.split('?')[1]));
}

function checkAccess(
	signed: SignedRequest,
	owner: Account,
	accounts: Accounts,
	now: number,
): CosRefusal | undefined {
	const authorization = readAuthorization(signed);
	if (!authorization) return { code: 'AccessDenied' };
	const secretId = authorization['q-ak'];
	const signer = accounts.find(({ tencent }) => tencent.cos.secretId === secretId);
	if (!signer) return { code: 'InvalidAccessKeyId' };
	const refusal = checkSignature(signed, authorization, signer.tencent.cos, now);
	return refusal ?? (signer === owner ? undefined : { code: 'AccessDenied' });
}

/** `undefined` when the path is not percent-encoded UTF-8. */
function readSignedRequest({ method, url, headers }: FastifyRequest): SignedRequest | undefined {
	const [path = '', query] = url.split('?');
	try {
		return { method, path: decodeURIComponent(path), query: new URLSearchParams(query), headers };
	} catch {
		return undefined;
	}
}

function endpointOf({ method, headers }: SignedRequest, key: string): Endpoint {
	if (method === 'GET' && key === '') return 'cosList';
	if (method === 'PUT') return 'cosPut';
	if (method === 'DELETE') return 'cosDelete';
	return headers.authorization === undefined ? 'cosGetPresigned' : 'cosGet';
}
