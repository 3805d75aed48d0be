import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../fixtures/vendorExamples');

/** The two capabilities, as their folders of examples are named. */
export const capabilityKeys = ['voiceCloning', 'singingCloning'] as const;
export type ExampleOwner = (typeof capabilityKeys)[number];

/** What an example's `{placeholder}` stands for; any other value would do. */
const values: Record<string, string> = {
	'{secretId}': 'AKIDexample',
	'{secretKey}': 'secretexample',
	'{customId}': 'execution-7',
	'{callback}': 'https://n8n.example.com/webhook/1',
	'{url}': 'https://files.example.com/录音.wav',
	'{contentId}': 'content-1',
	'{destination}': '/output',
	'{outputPrefix}': 'demo-',
	'{id}': 'a95e9d74-6602-4405-a3fc-6408a76bcc98',
};

/** The names of the documentation's examples of a capability, such as `createJob.train.request`. */
export function listExamples(owner: ExampleOwner): string[] {
	return readdirSync(join(folder, owner)).map((file) => file.replace(/\.json$/, ''));
}

/** An example as the documentation prints it, placeholders included. */
export function readExample(owner: ExampleOwner, name: string) {
	return JSON.parse(readFileSync(join(folder, owner, `${name}.json`), 'utf8'));
}

/** The same text with values for the placeholders, and without the white space that is not part of the JSON. */
export function readFilledExample(owner: ExampleOwner, name: string): string {
	const text = readFileSync(join(folder, owner, `${name}.json`), 'utf8');
	const filled = text.replace(
		/\{[A-Za-z]+\}/g,
		(placeholder) => values[placeholder] ?? placeholder,
	);
	return JSON.stringify(JSON.parse(filled));
}

/** The job of an example of GetJob. */
export function readExampleJob(owner: ExampleOwner, task: 'generate' | 'train') {
	return JSON.parse(readFilledExample(owner, `getJob.${task}.response`)).getJobResponse.job;
}
