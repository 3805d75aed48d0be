import { toObjectKey } from '../../../../../nodes/Tencent/mediaLab/api/objectKey';

describe('The object key of a file', () => {
	it.each([
		['/', 'out.wav', 'out.wav'],
		['', 'out.wav', 'out.wav'],
		[undefined, 'out.wav', 'out.wav'],
		[null, 'out.wav', 'out.wav'],
		['dir', 'out.wav', 'dir/out.wav'],
		['/dir/', 'out.wav', 'dir/out.wav'],
		['/dir//sub/', '/out.wav', 'dir/sub/out.wav'],
		['/输出 目录', '声音 +1.wav', '输出 目录/声音 +1.wav'],
	])('in the destination %j with the name %j is %j', (destination, fileName, key) => {
		expect(toObjectKey(destination, fileName)).toBe(key);
	});
});
