import { planSpeech } from '../../../../../nodes/Tencent/cloning/narrate/planSpeech';
import { chooseModels } from '../../../../../nodes/Tencent/cloning/narrate/script/chooseModels';

const table = {
	voices: new Map([
		['Mary Ann', 'model_mary'],
		['Tom', 'model_tom'],
	]),
	defaultModel: 'default',
};

describe('the lines of a script', () => {
	it('are spoken by the models of their voices, whatever the case, and else by the default', () => {
		const lines = [{ text: 'A', voice: 'tom' }, { text: 'B', voice: ' MARY  ann' }, { text: 'C' }];
		expect(chooseModels(lines, table).map(({ modelName }) => modelName)).toEqual([
			'model_tom',
			'model_mary',
			'default',
		]);
	});

	it('are refused where a voice is unknown, with line and voice', () => {
		const lines = [{ text: 'A' }, { text: 'B', voice: 'Bob' }];
		expect(() => chooseModels(lines, table)).toThrow(
			"Line 2 of the script is for the voice 'Bob', which is not in Voices",
		);
		expect(() => chooseModels([{ text: 'Hello' }], { voices: table.voices })).toThrow(
			"Line 1 of the script, 'Hello', names no voice, and Voice Model is empty",
		);
	});

	it('that are longer than the vendor takes become several pieces', () => {
		const text = 'This is a sentence of some length, and it is said again. '.repeat(20).trim();
		const [first, ...pieces] = planSpeech([
			{ text: 'Before.', modelName: 'a' },
			{ text, modelName: 'b' },
		]);
		expect(first).toEqual({ line: 0, text: 'Before.', modelName: 'a' });
		expect(pieces.length).toBeGreaterThan(2);
		expect(pieces.map((piece) => piece.text).join(' ')).toBe(text);
		for (const piece of pieces) {
			expect(piece.text.length).toBeLessThanOrEqual(512);
			expect(piece).toMatchObject({ line: 1, modelName: 'b' });
		}
	});
});
