import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { newestVersion } from '../../../tools/n8n/index.mts';
import { readCompose } from './support/compose.mts';
import type { Compose } from './support/compose.mts';

const variables = {
	DOMAIN: 'n8n.example.com',
	N8N_ENCRYPTION_KEY: 'key',
	POSTGRES_PASSWORD: 'password',
};

describe('the compose file of the documentation', () => {
	let compose: Compose;

	before(async () => {
		compose = await readCompose(variables);
	});

	it('has one main process, one webhook processor and two workers, of the n8n that is tested, with the same settings', () => {
		const { main, webhook, 'worker-1': first, 'worker-2': second } = compose.services;
		assert.deepEqual(
			[main, webhook, first, second].map(({ command }) => command),
			['start', 'webhook', 'worker', 'worker'],
		);
		assert.ok(main.image.endsWith(`:${newestVersion}`), main.image);
		for (const { image, environment } of [webhook, first, second]) {
			assert.deepEqual(
				{ image, environment },
				{ image: main.image, environment: main.environment },
			);
		}
	});

	it('names the services that it has as hosts', () => {
		const { environment } = compose.services.main;
		assert.deepEqual(
			[environment.DB_POSTGRESDB_HOST, environment.QUEUE_BULL_REDIS_HOST],
			['postgres', 'redis'],
		);
		const targets = [...compose.configs.caddyfile.content.matchAll(/([\w-]+):5678/g)].map(
			([, host]) => host,
		);
		assert.deepEqual(targets, ['webhook', 'main']);
	});

	it('signs in to Postgres with the user that Postgres is set up with', () => {
		const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = compose.services.postgres.environment;
		const { environment } = compose.services.main;
		assert.deepEqual(
			[POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB],
			[
				environment.DB_POSTGRESDB_USER,
				environment.DB_POSTGRESDB_PASSWORD,
				environment.DB_POSTGRESDB_DATABASE,
			],
		);
	});

	it('gives each service a volume of its own', () => {
		const used = Object.values(compose.services).flatMap(({ volumes }) => volumes);
		assert.deepEqual(
			used.map((volume) => volume.split(':', 1)[0]).sort(),
			Object.keys(compose.volumes).sort(),
		);
	});
});
