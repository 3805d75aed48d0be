import type { INodeExecutionData } from 'n8n-workflow';
import { SCENES, SPEAKERS, describeSpeaker } from '../../invoke/speakers';

/** Lists the speakers once, however many items come in: the list is the same for each. Nothing is requested. */
export function execute(): INodeExecutionData[] {
	return SPEAKERS.map((speaker) => ({
		json: {
			speaker: speaker.id,
			name: speaker.englishName,
			nameChinese: speaker.chineseName,
			scene: SCENES[speaker.scene],
			...describeSpeaker(speaker),
		},
		pairedItem: { item: 0 },
	}));
}
