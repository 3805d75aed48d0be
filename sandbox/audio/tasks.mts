import { changeVoice } from './changeVoice.mts';
import { cloneSinging } from './cloneSinging.mts';
import { cloneVoice } from './cloneVoice.mts';
import { measureVoice } from './measureVoice.mts';

/** What an audio worker can be asked to do. Input and result cross a process, so they are plain data. */
const tasks = { changeVoice, cloneSinging, cloneVoice, measureVoice };

export type AudioTasks = typeof tasks;
export type AudioTaskName = keyof AudioTasks;
export type AudioTaskInput<Name extends AudioTaskName> = Parameters<AudioTasks[Name]>[0];
export type AudioTaskResult<Name extends AudioTaskName> = Awaited<ReturnType<AudioTasks[Name]>>;

/** The tasks by name. */
export const audioTasks: {
	[Name in AudioTaskName]: (input: AudioTaskInput<Name>) => Promise<AudioTaskResult<Name>>;
} = tasks;
