import type { FunctionsBase, ICredentialDataDecryptedObject } from 'n8n-workflow';
import { rethrow } from '../http/rethrow';

/** A credential as n8n decrypted it. */
interface Reading {
	credential: Promise<ICredentialDataDecryptedObject>;
	/** In milliseconds since 1970. */
	validUntil: number;
}

/** How long a reading is used, in milliseconds: runs may last for days, and a credential may be edited meanwhile. */
const LIFETIME = 60_000;

/** By run of a node and type of credential; an entry goes with the run. */
const readings = new WeakMap<object, Map<string, Reading>>();

/**
 * Reads a credential of a node, at most once a minute for each run: n8n decrypts it anew each time it is asked, which
 * takes about a millisecond of CPU time.
 *
 * @throws what n8n throws where the node has none, or must not use it
 */
export async function readCredential(
	context: Pick<FunctionsBase, 'getCredentials'>,
	type: string,
): Promise<ICredentialDataDecryptedObject> {
	const ofRun = readings.get(context) ?? new Map<string, Reading>();
	readings.set(context, ofRun);
	const known = ofRun.get(type);
	if (known && Date.now() < known.validUntil) return await known.credential;
	const credential = context.getCredentials(type);
	ofRun.set(type, { credential, validUntil: Date.now() + LIFETIME });
	try {
		return await credential;
	} catch (error) {
		ofRun.delete(type);
		return rethrow(error);
	}
}
