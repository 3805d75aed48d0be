import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { exampleTrigger } from '../../../tools/examples/exampleWorkflows.mts';
import {
	demoRegistration,
	fillInRegistration,
} from '../../../tools/examples/fillInRegistration.mts';
import { runManually, saveCredential, saveWorkflow, signIn } from '../../../tools/n8n/index.mts';
import type { RunningN8n, Session, WorkflowFile } from '../../../tools/n8n/index.mts';
import { sandboxUrl } from '../../sandbox/account.mts';
import { preparePackageInN8n } from '../support/packageInN8n.mts';
import type { PackageInN8n } from '../support/packageInN8n.mts';

describe('the example that registers with Tencent Media Lab, in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;

	before(async () => {
		prepared = await preparePackageInN8n();
		n8n = await prepared.start();
		session = await signIn(n8n.url);
	});

	after(async () => await prepared?.end());

	/** Runs the example as a user who has filled in the node Your Values, with the sandbox as the vendor. */
	const register = async (change: Record<string, string>) => {
		const text = await readFile('examples/tencent-register.json', 'utf8');
		const values = { ...demoRegistration(sandboxUrl()), ...change };
		const example = fillInRegistration(JSON.parse(text) as WorkflowFile, values);
		// The example keeps no executions, because they hold keys.
		const settings = { executionOrder: 'v1' as const };
		const { id } = await saveWorkflow(session, { ...example, settings });
		return await runManually(session, id, exampleTrigger);
	};

	it('answers what a credential needs, with which a node speaks', async () => {
		const { error, items } = await register({});
		assert.equal(error, undefined);
		const answer = items('Credential')[0]!.json;
		assert.equal(answer.Source, '100012345678_studio');
		const data = toCredential(answer);

		const type = 'tencentMediaLabApi';
		const credential = await saveCredential(session, { name: 'Registered', type, data });
		const tested = await session.post<{ status: string; message: string }>('/credentials/test', {
			credentials: { ...credential, type, data },
		});
		assert.equal(tested.status, 'OK', tested.message);

		const { id } = await saveWorkflow(session, speak(credential));
		const { status, error: failure } = await runManually(session, id, exampleTrigger);
		assert.deepEqual({ status, failure }, { status: 'success', failure: undefined });
	});

	it('fails with what the vendor says when it refuses', async () => {
		const { status, error } = await register({ secretKey: 'wrong' });
		assert.equal(status, 'error');
		assert.match(error!.message, /refused the registration: .*secretId or secretKey is wrong/);
	});
});

/** What a user enters in the credential: each value of the answer in the field of that name. */
function toCredential(answer: IDataObject): ICredentialDataDecryptedObject {
	const read = (label: string) => String(answer[label]);
	return {
		contentId: read('Content ID'),
		secretId: read('Secret ID'),
		secretKey: read('Secret Key'),
		gatewaySecretId: read('Gateway Secret ID'),
		gatewaySecretKey: read('Gateway Secret Key'),
		source: read('Source'),
		endpoint: 'custom',
		baseUrl: sandboxUrl(),
	};
}

/** A workflow that speaks a text, with all that can be left to the credential left to it. */
function speak(credential: { id: string; name: string }): Omit<WorkflowFile, 'id'> {
	return {
		name: 'Speak',
		nodes: [
			{
				id: 'trigger',
				name: exampleTrigger,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'speak',
				name: 'Speak',
				type: 'n8n-nodes-voice-cloning.tencentVoiceCloning',
				typeVersion: 1,
				position: [220, 0],
				parameters: { inputSource: 'text', text: 'Hello.', waitMode: 'poll', download: false },
				credentials: { tencentMediaLabApi: credential },
			},
		],
		connections: {
			[exampleTrigger]: { main: [[{ node: 'Speak', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}
