import { isLoginRefused, signIn } from '../n8n/index.mts';
import type { Owner } from '../n8n/index.mts';

/** Whom the demo belongs to. */
export const demoOwner: Owner = {
	email: 'demo@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Demo-voices-1',
};

/** Sets up the owner of the demo at the first time. Tells whether the login is still the one above. */
export async function signInToDemo(url: string): Promise<boolean> {
	try {
		await signIn(url, demoOwner);
		return true;
	} catch (error) {
		if (isLoginRefused(error)) return false;
		throw error;
	}
}
