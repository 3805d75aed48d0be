import { withoutExtension } from '../../shared/audio/fileName';
import type { Payload } from '../invoke/request';

/**
 * Names a converted file, without its extension.
 *
 * @param wanted by the user; where it is empty, recording and speaker give the name
 * @param recordingName of the file that is sent, where it has one
 */
export function nameConverted(
	wanted: string,
	recordingName: string | undefined,
	{ url, speaker }: Pick<Payload, 'url' | 'speaker'>,
): string {
	if (wanted) return withoutExtension(wanted);
	const source = recordingName ?? (url === undefined ? '' : nameInUrl(url));
	return [withoutExtension(source), speaker].filter((part) => part !== '').join('-');
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
