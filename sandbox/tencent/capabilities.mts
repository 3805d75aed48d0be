/**
 * What Tencent Media Lab can do with a voice, by its key in a descriptor, and the result field that names the
 * file.
 */
export const resultFields = { voiceCloning: 'voiceName', singingCloning: 'songName' } as const;

export type Capability = keyof typeof resultFields;

/** `type` of a task: the documented VoiceCloningType and SingingCloningType. */
export const generate = 1;
export const train = 2;

/** State of a job (multimedia.tencent.com/docs/smart-music/api/voice-cloning). */
export const states = { submitted: 1, processing: 2, completed: 3, error: 4, canceled: 5 } as const;
