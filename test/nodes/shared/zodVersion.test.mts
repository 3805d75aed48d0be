import { payloadSchema } from '../../../nodes/Sami/invoke/request';

it('the nodes run on the version of zod that this run is for', () => {
	const { zodVersion } = globalThis as unknown as { zodVersion: number };
	expect('_zod' in payloadSchema ? 4 : 3).toBe(zodVersion);
});
