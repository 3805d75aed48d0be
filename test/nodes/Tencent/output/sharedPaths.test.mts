import { findSharedPaths } from '../../../../nodes/Tencent/output/sharedPaths';
import type { Job } from '../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';

const output = (contentId: string, destination: string, name: string, bucket?: string) => ({
	contentId,
	destination,
	...(bucket !== undefined && { cos: { bucket, region: 'ap-beijing' } }),
	smartContentResult: { voiceCloning: { voiceName: name } },
});
const find = (...jobs: Job[]) => [...findSharedPaths(jobs).keys()];

describe('Results at one path', () => {
	it('are found in several jobs, and in one', () => {
		const one = { id: '1', outputs: [output('c', '/a', 'out.wav')] };
		const other = { id: '2', outputs: [output('c', 'a/', 'out.wav')] };
		const both = { id: '3', outputs: [output('d', '/', 'x'), output('d', '', 'x')] };
		const apart = {
			id: '4',
			outputs: [output('c', '/b', 'out.wav'), output('e', '/a', 'out.wav')],
		};
		expect(find(one, other, both, apart)).toEqual(['1', '2', '3']);
	});

	it('are told apart by bucket where the vendor names it', () => {
		const one = { id: '1', outputs: [output('c', '/', 'out.wav', 'a-1250000000')] };
		const other = { id: '2', outputs: [output('c', '/', 'out.wav', 'b-1250000000')] };
		expect(find(one, other)).toEqual([]);
	});

	it('are no matter where it is one job that was asked for twice', () => {
		const job = { id: '1', outputs: [output('c', '/', 'out.wav')] };
		expect(find(job, { ...job })).toEqual([]);
	});
});
