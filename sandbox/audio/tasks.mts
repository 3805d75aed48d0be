/**
 * What an audio worker can be asked to do; the pool calls these by name. Input and result cross a process, so they
 * are plain data.
 */
export { changeVoice } from './changeVoice.mts';
export { cloneSinging } from './cloneSinging.mts';
export { cloneVoice } from './cloneVoice.mts';
export { measureVoice } from './measureVoice.mts';

// Ctrl-C reaches the whole group of processes; the pool ends this one in its own time.
process.on('SIGINT', () => {});
