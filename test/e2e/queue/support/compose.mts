import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { installN8n } from '../../../../tools/n8n/index.mts';

const serviceSchema = z.object({
	image: z.string(),
	command: z.string().optional(),
	environment: z.record(z.string()).default({}),
	volumes: z.array(z.string()),
	/** Folders that are empty whenever the service starts. */
	tmpfs: z.array(z.string()).default([]),
});

const composeSchema = z.object({
	services: z.object({
		main: serviceSchema,
		webhook: serviceSchema,
		'worker-1': serviceSchema,
		'worker-2': serviceSchema,
		redis: serviceSchema,
		postgres: serviceSchema,
		proxy: serviceSchema,
	}),
	configs: z.object({ caddyfile: z.object({ content: z.string() }) }),
	volumes: z.record(z.unknown()),
});

export type ComposeService = z.infer<typeof serviceSchema>;

/** The compose file that the documentation gives users, as far as it says what runs and with which settings. */
export type Compose = z.infer<typeof composeSchema>;

/**
 * Reads the compose file of the documentation.
 *
 * @param variables what users put into `.env`
 */
export async function readCompose(variables: Record<string, string>): Promise<Compose> {
	const text = await readFile('docs/scaling/compose.yaml', 'utf8');
	const filledIn = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
		const value = variables[name];
		if (value === undefined)
			throw new Error(`The compose file needs ${name}, which .env is not said to have`);
		return value;
	});
	const load = createRequire(await installN8n());
	const { parse } = load('yaml') as { parse(text: string, options: { merge: boolean }): unknown };
	return composeSchema.parse(parse(filledIn, { merge: true }));
}
