import { Credentials, getAdditionalKeys } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { n8nWorkflow } from '../n8nModules.mts';
import type { CredentialStore } from './CredentialStore.mts';

const { ICredentialsHelper, NodeHelpers, isExpression, getCredentialOwnRequestAllowedDomains } =
	n8nWorkflow;

/** Gives credentials to nodes and signs their requests with them, with the semantics of n8n's server. */
export class CredentialsHelper extends ICredentialsHelper {
	private readonly store: CredentialStore;

	constructor(store: CredentialStore) {
		super();
		this.store = store;
	}

	getParentTypes(type: string): string[] {
		const parents = this.store.type(type).extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(type: string, nodeType: string): boolean {
		const { restrictToSupportedNodes, supportedNodes = [] } = this.store.type(type);
		return !restrictToSupportedNodes || supportedNodes.includes(nodeType);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents = [], properties } = this.store.type(type);
		const merged: INodeProperties[] = [];
		for (const parent of parents)
			NodeHelpers.mergeNodeProperties(merged, this.getCredentialsProperties(parent));
		NodeHelpers.mergeNodeProperties(merged, properties);
		return merged;
	}

	async getCredentials(node: INodeCredentialsDetails, type: string): Promise<Credentials> {
		return await this.store.get(node, type);
	}

	async updateCredentials(
		node: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await (await this.store.get(node, type)).setData(data);
	}

	async updateCredentialsOauthTokenData(
		node: INodeCredentialsDetails,
		type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		await (await this.store.get(node, type)).updateData({ oauthTokenData });
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		node: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		at?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const data = await (await this.store.get(node, type)).getData();
		return raw ? data : this.complete(additionalData, data, type, mode, executeData, at);
	}

	/** Stored data as nodes see it: with defaults filled in and expressions resolved. */
	complete(
		additionalData: IWorkflowExecuteAdditionalData,
		data: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		at?: ICredentialsExpressionResolveValues,
	): ICredentialDataDecryptedObject {
		const complete = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			data as INodeParameters,
			true,
			false,
			null,
			null,
		) as INodeParameters;
		if (data.oauthTokenData !== undefined)
			complete.oauthTokenData = data.oauthTokenData as INodeParameters;
		// Outside an execution there are no items that an expression could refer to.
		if (!at) return complete as ICredentialDataDecryptedObject;
		return at.workflow.expression.getParameterValue(
			complete,
			at.runExecutionData,
			at.runIndex,
			at.itemIndex,
			at.node.name,
			at.connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
			executeData,
			false,
			complete,
		) as ICredentialDataDecryptedObject;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.store.type(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		if (authenticate?.type !== 'generic' || !workflow || !node) return requestOptions;

		const resolve = (value: string) =>
			isExpression(value)
				? String(
						workflow.expression.getSimpleParameterValue(
							node,
							value,
							'internal',
							{ $credentials: credentials },
							undefined,
							'',
						) || '',
					)
				: value;
		requestOptions.headers ??= {};
		const parts = requestOptions as unknown as Record<string, Record<string, string>>;
		for (const [part, entries] of Object.entries(authenticate.properties)) {
			parts[part] ??= {};
			for (const [key, value] of Object.entries(entries))
				parts[part][resolve(key)] = resolve(value as string);
		}
		return requestOptions;
	}

	async preAuthentication(
		helper: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { properties } = this.store.type(typeName);
		const isExpirable = ({ type, typeOptions }: INodeProperties) =>
			type === 'hidden' && typeOptions?.expirable;
		const expirable = properties.find(isExpirable)?.name;
		if (!expirable) return undefined;

		// n8n's test of a credential runs this node, with this parameter.
		const isTest = node.type === 'n8n-nodes-base.noOp' && node.parameters.temp === '';
		if (credentials[expirable] !== '' && !credentialsExpired && !isTest) return undefined;

		const fresh = await this.runPreAuthentication(helper, credentials, typeName);
		const details = node.credentials?.[typeName];
		if (fresh?.[expirable] === undefined || !details) return undefined;

		const stored = await (await this.store.get(details, typeName)).getData();
		const storable = Object.entries(fresh).filter(
			([key]) => key === expirable || !isExpression(stored[key]),
		);
		await this.updateCredentials(details, typeName, { ...stored, ...Object.fromEntries(storable) });
		return Object.assign(credentials, fresh);
	}

	async runPreAuthentication(
		{ helpers }: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
			const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
			return await helpers.httpRequest(
				allowedDomains === undefined ? options : { ...options, allowedDomains },
			);
		};
		const { preAuthentication } = this.store.type(typeName);
		const fresh = await preAuthentication?.call({ helpers: { httpRequest } }, credentials);
		return fresh as ICredentialDataDecryptedObject | undefined;
	}
}
