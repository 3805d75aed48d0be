import type { FunctionsBase, ICredentialDataDecryptedObject } from 'n8n-workflow';
import { rethrow } from '../http/rethrow';

/** A credential that was read, or is being read. */
interface Reading {
	credential: Promise<unknown>;
	/** In milliseconds since 1970. */
	validUntil: number;
}

/** How long a reading is used, in milliseconds: runs may last for days, and a credential may be edited meanwhile. */
const LIFETIME = 60_000;

/** By run of a node and type of credential; an entry goes with the run. */
const readings = new WeakMap<object, Map<string, Reading>>();

/**
 * Reads a credential of a node and checks it, at most once a minute for each run: n8n decrypts it anew each time it is
 * asked, which takes about a millisecond of CPU time. One that cannot be read, or is not complete, is read anew each time.
 *
 * @param parse always the same for a type
 * @throws what n8n throws where the node has none, or must not use it; what `parse` throws
 */
export async function readCredential<Credentials>(
	context: Pick<FunctionsBase, 'getCredentials'>,
	type: string,
	parse: (data: ICredentialDataDecryptedObject) => Credentials,
): Promise<Credentials> {
	const ofRun = readings.get(context) ?? new Map<string, Reading>();
	readings.set(context, ofRun);
	const known = ofRun.get(type);
	if (known && Date.now() < known.validUntil) return (await known.credential) as Credentials;
	const credential = readAnew();
	ofRun.set(type, { credential, validUntil: Date.now() + LIFETIME });
	try {
		return await credential;
	} catch (error) {
		ofRun.delete(type);
		return rethrow(error);
	}

	async function readAnew(): Promise<Credentials> {
		return parse(await context.getCredentials(type));
	}
}
