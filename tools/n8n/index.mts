export { callWebhook } from './api/callWebhook.mts';
export { importCredentials, importWorkflows, runCommand } from './run/commands.mts';
export type { PlainCredential, WorkflowFile } from './run/commands.mts';
export {
	awaitExecution,
	awaitLastExecution,
	cancelExecution,
	readExecution,
	runManually,
	startManually,
} from './api/executions.mts';
export type { Execution } from './api/executions.mts';
export { installN8n, newestVersion, oldestVersion, testedVersion } from './install/installN8n.mts';
export { installPackage, packProject } from './install/installPackage.mts';
export type { Instance } from './run/instance.mts';
export { listExecutions } from './api/listExecutions.mts';
export type { ListedExecution } from './api/listExecutions.mts';
export { recoverySettings } from './run/recoverySettings.mts';
export { registerPackage } from './install/registerPackage.mts';
export {
	activateWorkflow,
	publishWorkflow,
	saveCredential,
	saveWorkflow,
} from './api/savedWork.mts';
export { isLoginRefused, signIn, testOwner } from './api/session.mts';
export type { Owner, Session } from './api/session.mts';
export { startN8n } from './run/startN8n.mts';
export type { Role, RunningN8n, StartOptions } from './run/startN8n.mts';
