import { saveCredential } from '../../../tools/n8n/index.mts';
import type { Session } from '../../../tools/n8n/index.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';

/** Saves the credentials of an account at the sandbox in n8n. Returns how nodes refer to them. */
export async function saveAccount(session: Session, { sami, tencent }: SandboxAccount) {
	const { cos, ...mediaLab } = tencent;
	const save = async (type: string, data: object) =>
		await saveCredential(session, { name: type, type, data: { ...data } });
	return {
		samiApi: await save('samiApi', { ...sami, authentication: 'accessKey' }),
		tencentMediaLabApi: await save('tencentMediaLabApi', mediaLab),
		tencentCosApi: await save('tencentCosApi', cos),
	};
}
