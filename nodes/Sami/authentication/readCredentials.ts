import type { IExecuteFunctions } from 'n8n-workflow';
import { rethrow } from '../../shared/http/rethrow';
import { SAMI_API } from '../services';
import { parseSamiCredentials } from './samiCredentials';
import type { SamiCredentials } from './samiCredentials';

/** By the run of a node; an entry goes with the run. */
const readings = new WeakMap<IExecuteFunctions, Promise<SamiCredentials>>();

/**
 * Reads the credential, once for all items of a run: n8n decrypts it anew each time it is asked.
 *
 * @throws InputError when it is not complete
 */
export async function readSamiCredentials(context: IExecuteFunctions): Promise<SamiCredentials> {
	const reading = readings.get(context) ?? read(context);
	readings.set(context, reading);
	try {
		return await reading;
	} catch (error) {
		readings.delete(context);
		return rethrow(error);
	}
}

async function read(context: IExecuteFunctions): Promise<SamiCredentials> {
	return parseSamiCredentials(await context.getCredentials(SAMI_API));
}
