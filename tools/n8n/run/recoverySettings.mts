import { testedVersion } from '../install/installN8n.mts';

/** The first n8n whose simple recovery leaves alone what is suspended; older ones end it. */
const [firstMajor, firstMinor] = [2, 30];

const [major = 0, minor = 0] = testedVersion.split('.').map(Number);
const isSafe = major > firstMajor || (major === firstMajor && minor >= firstMinor);

/**
 * The setting that docs/waiting.md advises for waits that suspend, for the n8n that is tested where it has it. Without,
 * n8n may write over what an execution stores while n8n starts.
 */
export const recoverySettings: Record<string, string> = isSafe
	? { N8N_EVENTBUS_RECOVERY_MODE: 'simple' }
	: {};
