import { changeVoice } from './changeVoice.mts';

/** What an audio worker can be asked to do. Input and result cross a thread, so they are plain data. */
export const audioTasks = { changeVoice };

export type AudioTasks = typeof audioTasks;
export type AudioTaskName = keyof AudioTasks;
export type AudioTaskInput<Name extends AudioTaskName> = Parameters<AudioTasks[Name]>[0];
export type AudioTaskResult<Name extends AudioTaskName> = Awaited<ReturnType<AudioTasks[Name]>>;
