import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { ICredentialType, INodeListSearchResult, INodeTypeDescription } from 'n8n-workflow';
import { createSandboxCredentials } from '../../tools/examples/sandboxCredentials.mts';
import { signIn } from '../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../tools/n8n/index.mts';
import { sandboxUrl } from '../sandbox/account.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';

const packageName = 'n8n-nodes-voice-cloning';
const nodes = ['samiVoiceConversion', 'tencentSingingCloning', 'tencentVoiceCloning'];
const triggers = ['tencentJobTrigger'];

/** The credentials, and the field of each that is entered wrong. */
const credentials = [
	{ type: 'samiApi', secret: 'secretAccessKey' },
	{ type: 'tencentCosApi', secret: 'secretKey' },
	{ type: 'tencentMediaLabApi', secret: 'secretKey' },
];

/** The lists that n8n fills when a user opens them, and what is in each. */
const lists = [
	{
		node: 'samiVoiceConversion',
		parameter: 'speaker',
		method: 'searchSpeakers',
		value: 'zh_female_qingxin',
	},
	{ node: 'tencentVoiceCloning', parameter: 'modelName', method: 'searchModels', value: 'default' },
	{
		node: 'tencentSingingCloning',
		parameter: 'modelName',
		method: 'searchModels',
		value: 'default',
	},
];

/** A package as n8n shows it under Settings → Community Nodes. */
interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	failedLoading?: boolean;
	installedNodes: Array<{ type: string }>;
}

describe('the package in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let nodeTypes: INodeTypeDescription[];
	let credentialTypes: ICredentialType[];

	before(async () => {
		prepared = await preparePackageInN8n();
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		const readTypes = async <T,>(kind: string) =>
			(await (await session.fetch(`/types/${kind}.json`)).json()) as T[];
		nodeTypes = await readTypes('nodes');
		credentialTypes = await readTypes('credentials');
	});

	after(async () => await prepared?.end());

	it('starts without a complaint about it', () => {
		assert.doesNotMatch(n8n.logs(), new RegExp(packageName));
	});

	it('is listed among the community packages, with its nodes', async () => {
		const installed = await session.get<InstalledPackage[]>('/community-packages');
		const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
		assert.deepEqual(
			installed.map(({ packageName, installedVersion, failedLoading = false, installedNodes }) => ({
				packageName,
				installedVersion,
				failedLoading,
				nodes: installedNodes.map(({ type }) => type).sort(),
			})),
			[
				{
					packageName,
					installedVersion: version,
					failedLoading: false,
					nodes: [...nodes, ...triggers].map((name) => `${packageName}.${name}`).sort(),
				},
			],
		);
	});

	it('offers its nodes, and each but the trigger as a tool of an AI agent', () => {
		const names = nodeTypes.map(({ name }) => name).filter((name) => name.startsWith(packageName));
		const expected = [...nodes.flatMap((name) => [name, `${name}Tool`]), ...triggers].map(
			(name) => `${packageName}.${name}`,
		);
		assert.deepEqual(names.sort(), expected.sort());
	});

	it('offers its credentials to its nodes', () => {
		for (const { type } of credentials) {
			const { supportedNodes } = credentialTypes.find(({ name }) => name === type)!;
			const using = nodeTypes.filter((node) => node.credentials?.some(({ name }) => name === type));
			assert.ok(using.length > 0);
			for (const { name } of using.filter(({ name }) => !name.endsWith('Tool'))) {
				assert.ok(
					supportedNodes?.includes(name),
					`${type} lacks ${name}: ${supportedNodes?.join()}`,
				);
			}
		}
	});

	it('has icons for the light and the dark theme', async () => {
		const ours = [
			...nodeTypes.filter(({ name }) => name.startsWith(packageName)),
			...credentialTypes.filter(({ name }) => credentials.some(({ type }) => type === name)),
		];
		for (const { name, iconUrl } of ours) {
			const urls = typeof iconUrl === 'string' ? [iconUrl] : Object.values(iconUrl ?? {});
			assert.equal(urls.length, 2, `${name} has ${urls.join()}`);
			for (const url of urls) {
				const icon = await session.fetch(`/${url}`);
				assert.match(icon.headers.get('content-type')!, /^image\/svg\+xml/);
				assert.match(await icon.text(), /<svg/);
			}
		}
	});

	for (const { type, secret } of credentials) {
		it(`tests a credential ${type}`, async () => {
			const all = createSandboxCredentials(sandboxUrl());
			const credential = all.find((candidate) => candidate.type === type)!;
			const test = async (data: object) =>
				await session.post<{ status: string; message: string }>('/credentials/test', {
					credentials: { ...credential, data },
				});
			const right = await test(credential.data);
			assert.equal(right.status, 'OK', right.message);
			const wrong = await test({ ...credential.data, [secret]: 'wrong' });
			assert.equal(wrong.status, 'Error');
			assert.match(wrong.message, /^[A-Z][^<>{}]{20,}$/);
		});
	}

	for (const { node, parameter, method, value } of lists) {
		it(`fills the list of ${parameter} of ${node}`, async () => {
			const { results } = await session.post<INodeListSearchResult>(
				'/dynamic-node-parameters/resource-locator-results',
				{
					path: `parameters.${parameter}`,
					methodName: method,
					nodeTypeAndVersion: { name: `${packageName}.${node}`, version: 1 },
					currentNodeParameters: {},
					credentials: {
						samiApi: { id: 'sami-sandbox', name: 'SAMI Sandbox' },
						tencentMediaLabApi: { id: 'tencent-sandbox', name: 'Tencent Media Lab Sandbox' },
					},
				},
			);
			assert.ok(results.some((result) => result.value === value));
		});
	}
});
