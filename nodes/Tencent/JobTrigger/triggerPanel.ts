import type { TriggerPanelDefinition } from 'n8n-workflow';

const LISTEN =
	'<b>To test</b>, click the button above, paste the Test URL (under Webhook URLs) into Options → Callback URL of Tencent Voice Cloning or Tencent Singing Cloning, and run that node. The job appears here when it finishes.';
const EXECUTIONS = '<a data-key="executions">executions list</a>';

/** What the editor shows in place of an input, and under “When will this node trigger my flow?”. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Get notified when a Tencent Media Lab job finishes',
	executionsHelp: {
		inactive: `${LISTEN}<br /><br /><b>When your workflow is ready</b>, publish it and use the Production URL instead. Its executions appear in the ${EXECUTIONS}, not in the editor.`,
		active: `${LISTEN}<br /><br /><b>The workflow is published</b>, so every job that calls the Production URL also triggers it. Those executions appear in the ${EXECUTIONS}, not in the editor.`,
	},
	activationHint: {
		inactive:
			'When your workflow is ready, publish it and paste the Production URL into the cloning nodes.',
		active:
			'Jobs that call the Production URL also trigger this workflow. Those executions are not shown here.',
	},
};
