import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
	exampleTrigger,
	provideExampleFiles,
	readExample,
} from '../../../tools/examples/exampleWorkflows.mts';
import {
	activateWorkflow,
	awaitExecution,
	awaitLastExecution,
	importCredentials,
	importWorkflows,
	listExecutions,
	runManually,
	signIn,
} from '../../../tools/n8n/index.mts';
import type { RunningN8n, Session, WorkflowFile } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { readWav } from '../../audio/readWav.mts';
import { readToolAnswers, startChatModel } from '../support/ai/chatModel.mts';
import type { ChatModel } from '../support/ai/chatModel.mts';
import { sendChatMessage } from '../support/examples/sendChatMessage.mts';
import { submitForm } from '../support/examples/submitForm.mts';
import { preparePackageInN8n } from '../support/packageInN8n.mts';
import type { PackageInN8n } from '../support/packageInN8n.mts';

const modelCredential = { id: 'chat-model', name: 'Chat Model' };

describe('the examples that something else than a click starts, in a real n8n', () => {
	let prepared: PackageInN8n;
	let model: ChatModel;
	let n8n: RunningN8n;
	let session: Session;

	before(async () => {
		prepared = await preparePackageInN8n();
		// Records once what it is asked to, and is content.
		model = await startChatModel((request) => {
			if ('recorded' in readToolAnswers(request)) return { text: 'I recorded a greeting.' };
			const call = {
				id: 'recorded',
				name: 'Speak',
				arguments: { Text: 'Please leave a message.' },
			};
			return { calls: [call] };
		});
		const { instance, filesFolder } = prepared;
		await provideExampleFiles(filesFolder);
		const data = { apiKey: 'none', url: model.url };
		await importCredentials(instance, { ...modelCredential, type: 'openAiApi', data });
		await importWorkflows(
			instance,
			await readExample('form-to-voice', filesFolder),
			await readExample('train-then-cover', filesFolder),
			chooseModel(await readExample('agent-with-voice', filesFolder)),
		);
		n8n = await prepared.start();
		session = await signIn(n8n.url);
	});

	after(async () => {
		await prepared?.end();
		await model?.end();
	});

	it('answer a form with the recording of its text', async () => {
		await activateWorkflow(session, 'form-to-voice');
		const page = await submitForm(`${n8n.url}/form/text-to-voice`, 'Good evening.');
		assert.match(page, /Your recording is ready/);
		const { status, error, items } = await awaitLastExecution(session, 'form-to-voice');
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
		assert.equal(items('Speak')[0]!.binary!.data!.mimeType, 'audio/wav');
	});

	it('cover songs as soon as the training of the voice has finished', async () => {
		await activateWorkflow(session, 'train-then-cover');
		const training = await runManually(session, 'train-then-cover', exampleTrigger);
		assert.deepEqual(training.error, undefined);
		const covering = await waitUntil('the trigger starts the workflow', async () => {
			const executions = await listExecutions(session, 'train-then-cover');
			return executions.find(({ id }) => id !== training.id)?.id;
		});
		const { status, error, items } = await awaitExecution(session, covering);
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
		const { modelName } = items('When Training Finishes')[0]!.json;
		assert.equal(modelName, `singer_${training.id}`);
		assert.equal(items('Cover Song')[0]!.binary!.data!.mimeType, 'audio/mpeg');
		const cover = await readFile(join(prepared.filesFolder, 'output', 'trained-cover.mp3'));
		assert.ok(cover.length > 10_000);
	});

	it('write down what an agent has recorded', async () => {
		const id = await sendChatMessage(session, 'agent-with-voice', 'Chat', 'Record a greeting.');
		const { status, error, items } = await awaitExecution(session, id);
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
		assert.equal(items('AI Agent')[0]!.json.output, 'I recorded a greeting.');
		const written = items('Write Recordings').map(({ json }) => String(json.fileName));
		assert.equal(written.length, 1);
		assert.ok(readWav(await readFile(written[0]!)).durationSeconds > 1);
	});
});

/** As a user does who has an account at a vendor of chat models. */
function chooseModel(workflow: WorkflowFile): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Chat Model' ? { ...node, credentials: { openAiApi: modelCredential } } : node,
	);
	return { ...workflow, nodes };
}
