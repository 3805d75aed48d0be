import { createResultMemory } from '../../../sandbox/audio/resultMemory.mts';

/** A memory, and how often it had the work done. */
function observe() {
	const memory = createResultMemory();
	let times = 0;
	const recall = async (input: object, name = 'cloneVoice') =>
		await memory.recall(name, input, async () => ({ number: ++times }));
	return { recall, memory };
}

const speak = (text: string) => ({ sources: [{ text }], rate: 1 });

describe('the memory of the audio workers', () => {
	it('returns the result of the same task before', async () => {
		const { recall } = observe();
		const convert = () => recall({ bytes: new Uint8Array([1, 2, 3]) }, 'changeVoice');
		expect([await convert(), await convert()]).toEqual([{ number: 1 }, { number: 1 }]);
	});

	it.each([
		['another text', speak('Two'), 'cloneVoice'],
		['another setting', { ...speak('One'), rate: 2 }, 'cloneVoice'],
		['another task', speak('One'), 'cloneSinging'],
	])('does the work again for %s', async (_what, input, name) => {
		const { recall } = observe();
		await recall(speak('One'));
		expect(await recall(input, name)).toEqual({ number: 2 });
	});

	it.each([
		['sources', { sources: [{ text: 'One' }, { path: '/recording' }] }],
		['recordings', { paths: ['/recording'] }],
	])('does the work again where %s are files, which may change', async (_what, input) => {
		const { recall } = observe();
		await recall(input);
		expect(await recall(input)).toEqual({ number: 2 });
	});

	it('remembers no failure', async () => {
		const { memory, recall } = observe();
		const fail = async () => await Promise.reject(new Error('broken'));
		await expect(memory.recall('cloneVoice', speak('One'), fail)).rejects.toThrow('broken');
		expect(await recall(speak('One'))).toEqual({ number: 1 });
	});

	it('forgets what was not asked for longest where the results become too large', async () => {
		const memory = createResultMemory();
		let times = 0;
		const recall = async (text: string) => {
			const work = async () => ({ number: ++times, bytes: new Uint8Array(100 * 1024 * 1024) });
			return (await memory.recall('cloneVoice', speak(text), work)).number;
		};
		expect(await recall('often')).toBe(1);
		for (const text of ['second', 'third']) {
			await recall(text);
			expect(await recall('often')).toBe(1);
		}
		expect(await recall('second')).toBe(4);
	});
});
