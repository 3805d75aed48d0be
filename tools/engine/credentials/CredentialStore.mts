import { Credentials, UnrecognizedCredentialTypeError } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeCredentialsDetails,
} from 'n8n-workflow';
import { instanceOf } from '../nodeTypes.mts';

/** Credential types by name: instances, or the classes themselves. */
export type CredentialTypeRecord = Record<string, ICredentialType | (new () => ICredentialType)>;

/** Decrypted data by the name of the credential type, or by the name that the workflow gives the credential. */
export type CredentialRecord = Record<string, ICredentialDataDecryptedObject>;

/** Credentials as n8n keeps them: encrypted, and updated in place when a token is renewed. */
export class CredentialStore {
	private readonly types: CredentialTypeRecord;
	private readonly given: CredentialRecord;
	private readonly stored = new Map<string, Promise<Credentials>>();

	constructor(types: CredentialTypeRecord, given: CredentialRecord) {
		this.types = types;
		this.given = given;
	}

	/** The credential type of that name. */
	type(name: string): ICredentialType {
		const type = this.types[name];
		if (!type) throw new UnrecognizedCredentialTypeError(name);
		return instanceOf(type);
	}

	/** The credential a node refers to, found by its name in the workflow, else by its type. */
	async get({ id, name }: INodeCredentialsDetails, type: string): Promise<Credentials> {
		const key = [name, id, type].find(
			(candidate) => candidate && Object.hasOwn(this.given, candidate),
		);
		if (!key) throw new Error(`No credential “${name}” of type “${type}” was given to the engine`);
		const entry = this.stored.get(key) ?? encrypt({ id: id ?? key, name }, type, this.given[key]!);
		this.stored.set(key, entry);
		return await entry;
	}
}

async function encrypt(
	details: { id: string; name: string },
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<Credentials> {
	const credentials = new Credentials(details, type);
	await credentials.setData(data);
	return credentials;
}
