import assert from 'node:assert/strict';
import type { OperationCase } from './operationCase.mts';
import { convert } from './steps.mts';

/** All that SAMI Voice Conversion does. */
export function conversions(): OperationCase[] {
	const sources = ['binary', 'url'] as const;
	const formats = ['wav', 'mp3', 'aac'] as const;
	return sources.flatMap((source) =>
		formats.map((format): OperationCase => ({
			title: `SAMI converts to ${format} by ${source}`,
			steps: [convert(source, { format, sampleRate: 16000 })],
			fetchesRecordings: source === 'binary',
			answer: { speaker: 'zh_male_chunhou', format, sampleRate: 16000, channel: 1 },
			audio: format,
			requests: { invoke: 2, getToken: 1 },
			check: ({ audio, answers }) =>
				assert.deepEqual(
					audio.map(({ length }) => length),
					answers.map(({ bytes }) => bytes),
				),
		})),
	);
}
