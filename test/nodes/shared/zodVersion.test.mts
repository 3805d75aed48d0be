import { payloadSchema } from '../../../nodes/Sami/invoke/request';

it('The nodes use the version of zod that this test run is for', () => {
	const { zodVersion } = globalThis as unknown as { zodVersion: number };
	expect('_zod' in payloadSchema ? 4 : 3).toBe(zodVersion);
});
