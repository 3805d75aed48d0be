import { Demuxer } from 'node-av/api';

// Prints how many cues FFmpeg finds in a file of subtitles: `node countCues.mts FILE`.
await using demuxer = await Demuxer.open(process.argv[2]!);
let cues = 0;
for await (using packet of demuxer.packets()) if (packet) cues += 1;
console.log(cues);
