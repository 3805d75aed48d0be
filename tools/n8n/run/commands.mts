import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ICredentialDataDecryptedObject, IWorkflowBase } from 'n8n-workflow';
import { runProgram } from '../../processes/runProgram.mts';
import { installN8n } from '../install/installN8n.mts';
import { createEnvironment, versionOf } from './instance.mts';
import type { Instance } from './instance.mts';

/** A workflow, as a file that users share has it. */
export type WorkflowFile = Pick<
	IWorkflowBase,
	'id' | 'name' | 'nodes' | 'connections' | 'settings'
>;

/** A credential before n8n encrypts it. */
export interface PlainCredential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** Runs a command of n8n, such as `n8n import:workflow`. n8n itself must not run in the same folder. */
export async function runCommand(instance: Instance, ...parameters: string[]): Promise<string> {
	const command = await installN8n(versionOf(instance));
	const environment = createEnvironment(instance);
	return await runProgram(process.execPath, [command, ...parameters], { environment });
}

/** Imports workflows, which may be of the same name but not of the same ID as those that are there. */
export async function importWorkflows(
	instance: Instance,
	...workflows: WorkflowFile[]
): Promise<void> {
	await importFile(instance, 'import:workflow', workflows.map(asDraft));
	keepVersions(instance);
}

/** Imports credentials; n8n encrypts them. */
export async function importCredentials(
	instance: Instance,
	...credentials: PlainCredential[]
): Promise<void> {
	await importFile(instance, 'import:credentials', credentials);
}

/** A workflow with what the first n8n 2 will not do without, and later ones add themselves. */
export function asDraft<Workflow extends object>(workflow: Workflow) {
	return { ...workflow, active: false, versionId: randomUUID() };
}

/** Only a version of a workflow can be published, and the first n8n 2 keep none of what they import. */
function keepVersions({ userFolder }: Instance): void {
	const file = join(userFolder, '.n8n/database.sqlite');
	if (!existsSync(file)) return;
	const database = new DatabaseSync(file);
	database.exec(
		`INSERT INTO workflow_history (workflowId, versionId, authors, nodes, connections)
		SELECT id, versionId, 'import', nodes, connections FROM workflow_entity
		WHERE versionId NOT IN (SELECT versionId FROM workflow_history)`,
	);
	database.close();
}

async function importFile(instance: Instance, command: string, content: object[]): Promise<void> {
	const folder = await mkdtemp(join(instance.userFolder, 'import-'));
	const file = join(folder, 'import.json');
	await writeFile(file, JSON.stringify(content));
	await runCommand(instance, command, `--input=${file}`);
	await rm(folder, { recursive: true });
}
