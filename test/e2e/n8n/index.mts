export { callWebhook } from './callWebhook.mts';
export { importCredentials, importWorkflows, runCommand } from './commands.mts';
export type { PlainCredential, WorkflowFile } from './commands.mts';
export {
	awaitExecution,
	awaitLastExecution,
	cancelExecution,
	readExecution,
	runManually,
	startManually,
} from './executions.mts';
export type { Execution } from './executions.mts';
export { findFreePorts } from './freePorts.mts';
export { installN8n, newestVersion, oldestVersion, testedVersion } from './installN8n.mts';
export { installPackage, packProject } from './installPackage.mts';
export type { Instance } from './instance.mts';
export { listExecutions } from './listExecutions.mts';
export type { ListedExecution } from './listExecutions.mts';
export { measurable, measureKeptMemory } from './measureKeptMemory.mts';
export { recoverySettings } from './recoverySettings.mts';
export { registerPackage } from './registerPackage.mts';
export { activateWorkflow, publishWorkflow, saveCredential, saveWorkflow } from './savedWork.mts';
export { reportStep } from './reportStep.mts';
export { runProgram } from './runProgram.mts';
export { isLoginRefused, signIn, testOwner } from './session.mts';
export type { Owner, Session } from './session.mts';
export { startN8n } from './startN8n.mts';
export type { Role, RunningN8n, StartOptions } from './startN8n.mts';
export { waitUntil } from './waitUntil.mts';
