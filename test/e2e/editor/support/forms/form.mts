import type { INodeParameters } from 'n8n-workflow';

/** A node as a user has set it up, and the fields that its form then has, from top to bottom. */
export interface Form {
	node: string;
	/** What is chosen; all else is as a new node has it. */
	parameters: INodeParameters;
	labels: string[];
	/** What stands above the credentials to choose. */
	credentials: string[];
	/** What “Add option” offers, where that is more than one. */
	options?: string[];
}

// n8n does not name the type of a credential that a node always has.
export const constantCredential = ['Credential'];
export const samiCredential = ['Credential for SAMI API'];
export const mediaLabCredential = ['Credential for Tencent Media Lab API'];
export const cosCredential = ['Credential for Tencent COS API'];
export const tencentCredentials = [...constantCredential, ...cosCredential];

/** The fields of each Input Source. */
export const source = {
	binary: ['Input Binary Field'],
	repository: ['Repository ID', 'Repository Path'],
	text: ['Text'],
	url: ['Recording URL'],
};

/** The fields below those of an operation that creates jobs. */
export function endOfForm(ofWaiting: string[]): string[] {
	return ['Wait Mode', ...ofWaiting, 'Include Input Fields', 'Options'];
}
