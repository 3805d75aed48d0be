import type { INodeExecutionData } from 'n8n-workflow';
import { roundToMilliseconds } from '../../shared/audio/duration';
import type { PlannedConversion } from './planConversions';

/** Makes the output item of a Dry Run: what would be sent, as far as it is known before SAMI reads it. */
export function toDryRunItem({
	payload: { speaker, audio_config },
	recording,
	measured: { durationSeconds, cutPlan },
	name,
}: PlannedConversion): INodeExecutionData {
	return {
		json: {
			dryRun: true,
			speaker,
			fileName: `${name}.${audio_config.format}`,
			...(durationSeconds !== undefined && {
				durationSeconds: roundToMilliseconds(durationSeconds),
			}),
			...(recording && { bytes: recording.size }),
			parts: cutPlan?.parts.length ?? 1,
		},
	};
}
