import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleNames, provideExampleFiles, readExample } from '../examples/exampleWorkflows.mts';
import { demoRegistration, fillInRegistration } from '../examples/fillInRegistration.mts';
import { createSandboxCredentials } from '../examples/sandboxCredentials.mts';
import {
	importCredentials,
	importWorkflows,
	installN8n,
	installPackage,
	packProject,
	recoverySettings,
	registerPackage,
} from '../n8n/index.mts';
import type { Instance, WorkflowFile } from '../n8n/index.mts';
import { reportStep } from '../terminal/reportStep.mts';

/** An n8n that is ready to be started. */
export interface Demo {
	instance: Instance;
	/** What its workflows may read and write. */
	filesFolder: string;
	examples: WorkflowFile[];
}

/**
 * Sets up an n8n in a folder: with this package as it was built last, the credentials of the sandbox and the
 * example workflows. What was there of these is replaced, and anything else stays.
 */
export async function prepareDemo(folder: string, sandboxUrl: string): Promise<Demo> {
	await installN8n();
	const [userFolder, filesFolder] = [join(folder, 'user'), join(folder, 'files')];
	await mkdir(userFolder, { recursive: true });
	await provideExampleFiles(filesFolder);
	const environment = {
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		// Not every browser takes secure cookies from an address without HTTPS.
		N8N_SECURE_COOKIE: 'false',
		...recoverySettings,
	};
	const instance = { userFolder, environment };
	await reportStep('Installing this package in n8n', async () => {
		await installPackage(userFolder, await packProject(folder));
	});
	const examples = await readExamples(filesFolder, sandboxUrl);
	await reportStep(
		'Importing the credentials of the sandbox and the example workflows',
		async () => {
			await importCredentials(instance, ...createSandboxCredentials(sandboxUrl));
			await importWorkflows(instance, ...examples);
			await registerPackage(instance);
		},
	);
	return { instance, filesFolder, examples };
}

/** The examples as they run with the sandbox. */
async function readExamples(filesFolder: string, sandboxUrl: string): Promise<WorkflowFile[]> {
	const examples = await Promise.all(exampleNames.map((name) => readExample(name, filesFolder)));
	return examples.map((example) => fillInRegistration(example, demoRegistration(sandboxUrl)));
}
