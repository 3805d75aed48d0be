import {
	exampleNames,
	exampleTrigger,
	provideExampleFiles,
	readExample,
} from '../../../../tools/examples/exampleWorkflows.mts';
import { createSandboxCredentials } from '../../../../tools/examples/sandboxCredentials.mts';
import {
	importCredentials,
	importWorkflows,
	runManually,
	signIn,
} from '../../../../tools/n8n/index.mts';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';
import { sandboxUrl } from '../../../sandbox/account.mts';
import { preparePackageInN8n } from '../../support/packageInN8n.mts';
import { editedCredentialId } from './credentialTypes.mts';
import { createDataWorkflows } from './dataWorkflows.mts';
import { createFormsWorkflows, createNodesWorkflow } from './suiteWorkflows.mts';
import { createTrainingWorkflow, trainingWorkflowId } from './trainingWorkflow.mts';

/** An n8n that runs, with what the suites look at in its editor. */
export interface PreparedEditor {
	url: string;
	end(): Promise<void>;
}

/** Starts an n8n with all workflows and credentials of the suites. */
export async function prepareEditor(): Promise<PreparedEditor> {
	const { instance, filesFolder, start, end } = await preparePackageInN8n({
		N8N_SECURE_COOKIE: 'false',
	});
	try {
		await provideExampleFiles(filesFolder);
		await importWorkflows(
			instance,
			...(await readExamples(filesFolder)),
			...(await readExamples(filesFolder)).map((example) => ({
				...example,
				id: `executed-${example.id}`,
			})),
			...[
				'canvas',
				'changes',
				'choices',
				'hints',
				'icons-light',
				'icons-dark',
				'pickers',
				'pictures',
				'search',
			].map(createNodesWorkflow),
			...createFormsWorkflows(),
			createTrainingWorkflow(filesFolder),
			...createDataWorkflows(filesFolder),
		);
		const edited = createSandboxCredentials(sandboxUrl()).map((credential) => ({
			...credential,
			id: editedCredentialId(credential.type),
		}));
		await importCredentials(instance, ...edited);
		const { url } = await start();
		const { status, error } = await runManually(
			await signIn(url),
			trainingWorkflowId,
			exampleTrigger,
		);
		if (status !== 'success') throw new Error(`The models could not be trained: ${error?.message}`);
		return { url, end };
	} catch (error) {
		await end();
		throw error;
	}
}

async function readExamples(filesFolder: string): Promise<WorkflowFile[]> {
	return await Promise.all(exampleNames.map((name) => readExample(name, filesFolder)));
}
