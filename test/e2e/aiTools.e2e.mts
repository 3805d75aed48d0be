import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { signIn } from '../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../tools/n8n/index.mts';
import { countRequests, listAllJobs, publishFile } from '../sandbox/account.mts';
import { agentNode } from './support/ai/agentWorkflow.mts';
import { describeTools } from './support/ai/chatModel.mts';
import type { ToolCall } from './support/ai/chatModel.mts';
import { runAgent } from './support/ai/runAgent.mts';
import { convertTool, getJobTool, speakTool, trainTool } from './support/ai/tools.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';

/** Agents of the second version run their tools themselves, those of the third let n8n run them. */
const agentVersions = [2.2, 3];

describe('the nodes as tools of an AI agent in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let url: string;

	before(async () => {
		prepared = await preparePackageInN8n();
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		url = await publishFile('agent.wav', await readFile('examples/recordings/speech.wav'));
	});

	after(async () => await prepared?.end());

	for (const agentVersion of agentVersions) {
		const run = async (
			tools: Parameters<typeof runAgent>[1],
			nextCalls: Parameters<typeof runAgent>[2],
		) => await runAgent({ n8n, session, agentVersion }, tools, nextCalls);

		describe(`agent ${agentVersion}`, () => {
			it('tells the model what each tool does and takes', async () => {
				const { requests } = await run([convertTool, speakTool, getJobTool, trainTool], () => []);
				assert.deepEqual(describeTools(requests[0]!), {
					Change_Voice: {
						description: 'Change the voice of a recording with ByteDance SAMI',
						parameters: {
							Recording_URL: { type: 'string', description: 'Address of the recording' },
							Speaker: { type: 'string', description: 'zh_female_qingxin or zh_male_chunhou' },
						},
					},
					Speak: {
						description: 'Speak text with a cloned voice in Tencent Voice Cloning',
						parameters: {
							Text: { type: 'string', description: 'What to say' },
							Voice_Model: { type: 'string', description: 'Name of a trained model, or default' },
						},
					},
					Get_Job: {
						description: 'Get a voice cloning job in Tencent Voice Cloning',
						parameters: {
							Job_ID: { type: 'string', description: 'The jobId that another tool answered' },
						},
					},
					Train_Voice: {
						description: 'Train a voice model in Tencent Voice Cloning',
						parameters: {
							Recording_URL: { type: 'string', description: 'Address of the recording' },
							Model_Name: {
								type: 'string',
								description: 'A new name: letters, digits and underscores',
							},
						},
					},
				});
			});

			it('converts a recording by its address, and tells the model about the audio, not the audio', async () => {
				const call = callOnce('Change_Voice', { Recording_URL: url, Speaker: 'zh_male_chunhou' });
				const { execution, answers, account } = await run([convertTool], call);
				assert.equal(execution.error, undefined);
				assert.deepEqual(
					execution.items(agentNode).map(({ json, binary }) => ({ json, binary })),
					[{ json: { output: 'Done' }, binary: undefined }],
				);
				const [converted] = JSON.parse(answers.first!) as [object];
				assert.partialDeepStrictEqual(converted, {
					speaker: 'zh_male_chunhou',
					format: 'wav',
					channel: 1,
				});
				assert.equal((await countRequests(account)).invoke, 1);
			});

			it('speaks a text and gets the job that has spoken it', async () => {
				const { execution, answers, account } = await run(
					[speakTool, getJobTool],
					({ spoken, found }) => {
						if (!spoken)
							return [
								{
									id: 'spoken',
									name: 'Speak',
									arguments: { Text: 'Hello', Voice_Model: 'default' },
								},
							];
						const [{ jobId }] = JSON.parse(spoken) as [{ jobId: string }];
						return found ? [] : [{ id: 'found', name: 'Get_Job', arguments: { Job_ID: jobId } }];
					},
				);
				assert.equal(execution.error, undefined);
				const [job, ...others] = await listAllJobs(account);
				assert.deepEqual(others, []);
				const expected = { jobId: job!.id, state: 'COMPLETED', capability: 'voiceCloning' };
				for (const answer of [answers.spoken, answers.found]) {
					assert.partialDeepStrictEqual(JSON.parse(answer!), [expected]);
				}
			});

			it('waits for a training without suspending, whatever its Wait Mode', async () => {
				const call = callOnce('Train_Voice', { Recording_URL: url, Model_Name: 'narrator' });
				const { execution, answers } = await run([trainTool], call);
				assert.equal(execution.error, undefined);
				assert.partialDeepStrictEqual(JSON.parse(answers.first!), [
					{ state: 'COMPLETED', task: 'train', modelName: 'narrator' },
				]);
			});

			it('runs several calls of the model at a time', async () => {
				const texts = ['One', 'Two', 'Three'];
				const { answers, account } = await run([speakTool], ({ One }) =>
					One
						? []
						: texts.map((id) => ({
								id,
								name: 'Speak',
								arguments: { Text: id, Voice_Model: 'default' },
							})),
				);
				assert.deepEqual(Object.keys(answers).sort(), [...texts].sort());
				const jobs = await listAllJobs(account);
				assert.deepEqual(jobs.map(({ inputs }) => inputs[0]!.sourceData).sort(), [...texts].sort());
				const answered = Object.values(answers).map(
					(answer) => (JSON.parse(answer) as [{ jobId: string }])[0].jobId,
				);
				assert.deepEqual(answered.sort(), jobs.map(({ id }) => id).sort());
			});

			const failing = [
				{
					title: 'a text is missing',
					tool: speakTool,
					arguments: { Text: '', Voice_Model: 'default' },
					error: 'The text is empty',
				},
				{
					title: 'a recording would have to come with the item, which a call of a model has none',
					tool: {
						...convertTool,
						parameters: { ...convertTool.parameters, inputSource: 'binary' },
					},
					arguments: { Speaker: 'zh_male_chunhou' },
					error: "The item has no file in the binary field 'data'",
				},
			];
			for (const { title, tool, arguments: given, error } of failing) {
				it(`tells the model what went wrong and what to do, with On Error → Continue: ${title}`, async () => {
					const call = callOnce(tool.name.replace(' ', '_'), given);
					const { execution, answers } = await run(
						[{ ...tool, onError: 'continueRegularOutput' }],
						call,
					);
					assert.equal(execution.error, undefined);
					const [answer] = JSON.parse(answers.first!) as [{ error: string; message: string }];
					assert.equal(answer.error, error);
					assert.match(answer.message, /^[A-Z].{20,}/);
				});
			}
		});
	}
});

/** The model calls a tool, and is content with whatever it answers. */
function callOnce(name: string, given: object): (answers: Record<string, string>) => ToolCall[] {
	return (answers) => ('first' in answers ? [] : [{ id: 'first', name, arguments: given }]);
}
