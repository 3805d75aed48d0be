import { withExtension, withoutExtension } from '../../shared/audio/fileName';
import type { FileType } from '../../shared/audio/storeAudio';
import type { Payload } from '../invoke/request';

/**
 * Names a converted file.
 *
 * @param wanted by the user; where it is empty, recording and speaker give the name
 * @param recordingName of the file that was sent, where it has one
 */
export function nameConverted(
	wanted: string,
	recordingName: string | undefined,
	{ url, speaker }: Payload,
	{ extension }: FileType,
): string {
	if (wanted) return withExtension(wanted, extension);
	const source = recordingName ?? (url === undefined ? '' : nameInUrl(url));
	const parts = [withoutExtension(source), speaker].filter((part) => part !== '');
	return `${parts.join('-')}.${extension}`;
}

/** The last part of the path. Its escapes need not be UTF-8. */
function nameInUrl(url: string): string {
	const name = new URL(url).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(name);
	} catch {
		return name.replaceAll('%', '');
	}
}
