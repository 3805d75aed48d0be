import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createAccount } from '../sandbox/account.mts';
import { importWorkflows, awaitExecution, signIn, startManually, runManually, importCredentials, readExecution } from './n8n/index.mts';
import { preparePackageInN8n } from './packageInN8n.mts';

describe('proto', () => {
	it('parks', async () => {
		const prepared = await preparePackageInN8n({ N8N_LOG_LEVEL: 'debug' });
		const account = await createAccount({ simulateAudio: true, processingMilliseconds: 6000, concurrentJobs: 100 });
		const { cos, contentId, ...mediaLab } = account.tencent;
		await importCredentials(prepared.instance, { id: 'ml', name: 'ml', type: 'tencentMediaLabApi', data: { ...mediaLab, gatewaySignature: false } as never }, { id: 'cos', name: 'cos', type: 'tencentCosApi', data: cos as never });
		const node = (name: string, type: string, parameters: object, more = {}) => ({ id: name, name, type, typeVersion: 1, position: [0, 0] as [number, number], parameters: parameters as never, ...more });
		await importWorkflows(prepared.instance, {
			id: 'park', name: 'park', nodes: [
				node('Start', 'n8n-nodes-base.manualTrigger', {}),
				node('Items', 'n8n-nodes-base.code', { jsCode: 'return Array.from({length: 3}, (_, i) => ({ json: { i } }))' }, { typeVersion: 2 }),
				node('Speak }} it', 'n8n-nodes-voice-cloning.tencentVoiceCloning', { resource: 'audio', operation: 'generate', inputSource: 'text', text: '=Hello {{ $json.i }}', modelName: { __rl: true, mode: 'name', value: 'default' }, contentId, waitMode: 'suspend', maxWait: 10, download: true, outputBinaryPropertyName: 'data', options: {} }, { credentials: { tencentMediaLabApi: { id: 'ml', name: 'ml' }, tencentCosApi: { id: 'cos', name: 'cos' } } }),
				node('After', 'n8n-nodes-base.set', { assignments: { assignments: [{ id: 'a', name: 'from', value: "={{ $('Items').item.json.i }}", type: 'number' }] }, includeOtherFields: true, options: {} }, { typeVersion: 3.4 }),
			],
			connections: { Start: { main: [[{ node: 'Items', type: 'main', index: 0 }]] }, Items: { main: [[{ node: 'Speak }} it', type: 'main', index: 0 }]] }, 'Speak }} it': { main: [[{ node: 'After', type: 'main', index: 0 }]] } } as never,
			settings: {},
		});
		const n8n = await prepared.start();
		const session = await signIn(n8n.url);
		try {
		const id = await startManually(session, 'park', 'Start');
			const execution = await awaitExecution(session, id, 60);
			console.log(execution.status, execution.error, JSON.stringify(execution.items('After'), null, 1), JSON.stringify(execution.items('Items')));
		} catch (e) { console.log(e); console.log(JSON.stringify(await session.get('/executions?filter={}'))); }
		console.log(n8n.logs().split('\n').filter((l) => /waiting-webhook|park|ERROR|error|callback|Tencent|warn/i.test(l)).join('\n').slice(-6000));
		await prepared.end();
	});
});
