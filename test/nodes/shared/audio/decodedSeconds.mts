import { buffer } from 'node:stream/consumers';
import { decodeAudio } from '../../../../sandbox/audio/codec/decode.mts';

// Decodes the audio on standard input and prints its length in seconds.
const sampleRate = 16_000;
const decoded = await decodeAudio(await buffer(process.stdin), { sampleRate, maximumSeconds: 600 });
if (decoded.outcome !== 'decoded') throw new Error('The audio cannot be decoded');
console.log(decoded.sound.samples.length / sampleRate);
