import type { RunningContext } from '../../shared/n8n/runningContext';
import { useBucket } from './bucketLocation';
import type { BucketLocation } from './bucketLocation';
import type { ObjectRequest, ObjectResponse } from './objectRequest';
import type { CosCredentials } from './signing/cosCredentials';
import { getCosCredentials, openObject } from './transport';

/** Where n8n keeps the files of items. */
export interface BinaryStore {
	helpers: Pick<RunningContext['helpers'], 'prepareBinaryData'>;
}

/** What working with objects in COS needs, bound to a node and its credential. */
export interface CosClient extends BinaryStore {
	logger: Pick<RunningContext['logger'], 'warn'>;
	/** @throws InputError when the credential is incomplete */
	getCredentials(): Promise<CosCredentials>;
	/** Sends a request once, see `openObject`. */
	open(request: ObjectRequest, signal: AbortSignal): Promise<ObjectResponse>;
}

/**
 * Binds COS to a node. Nothing is sent, and the credential is not read yet.
 *
 * @param location of another bucket than that of the credential
 */
export function createCosClient(context: RunningContext, location?: BucketLocation): CosClient {
	return {
		helpers: context.helpers,
		logger: context.logger,
		getCredentials: async () => useBucket(await getCosCredentials(context), location),
		open: async (request, signal) => await openObject(context, request, signal, location),
	};
}
