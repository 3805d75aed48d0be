import { fromModel } from './agentWorkflow.mts';
import type { AgentTool } from './agentWorkflow.mts';

/** Gives the recording at an address another voice. */
export const convertTool: AgentTool = {
	name: 'Change Voice',
	node: 'samiVoiceConversion',
	parameters: {
		inputSource: 'url',
		url: fromModel('Recording URL', 'Address of the recording'),
		speaker: {
			__rl: true,
			mode: 'id',
			value: fromModel('Speaker', 'zh_female_qingxin or zh_male_chunhou'),
		},
	},
};

/** Speaks a text, and stores the audio in the repository. */
export const speakTool: AgentTool = {
	name: 'Speak',
	node: 'tencentVoiceCloning',
	parameters: {
		resource: 'audio',
		operation: 'generate',
		inputSource: 'text',
		text: fromModel('Text', 'What to say'),
		modelName: {
			__rl: true,
			mode: 'name',
			value: fromModel('Voice Model', 'Name of a trained model, or default'),
		},
		contentId: "={{ $('Webhook').first().json.body.contentId }}",
		waitMode: 'poll',
		options: { pollingInterval: 0.2 },
	},
};

/** Tells what became of a job. */
export const getJobTool: AgentTool = {
	name: 'Get Job',
	node: 'tencentVoiceCloning',
	parameters: {
		resource: 'job',
		operation: 'get',
		jobId: fromModel('Job ID', 'The jobId that another tool answered'),
	},
};

/** Trains a model with the recording at an address. It is told to suspend the execution, which a tool cannot. */
export const trainTool: AgentTool = {
	name: 'Train Voice',
	node: 'tencentVoiceCloning',
	parameters: {
		resource: 'model',
		operation: 'train',
		trainingSource: 'url',
		url: fromModel('Recording URL', 'Address of the recording'),
		newModelName: fromModel('Model Name', 'A new name: letters, digits and underscores'),
		waitMode: 'suspend',
		options: { pollingInterval: 0.2 },
	},
};
