/**
 * The object key of a file in COS: destination and name, without a slash at the start. Spaces, Chinese and so on stay as
 * they are, because a key is not a URL
 * (`multimedia.tencent.com/docs/smart-music/api/voice-cloning`, below 获取任务信息).
 *
 * @param destination directory of the output: '/', '', 'dir', '/dir/' or nothing at all
 */
export function toObjectKey(destination: string | null | undefined, fileName: string): string {
	return toSegments(`${destination ?? ''}/${fileName}`).join('/');
}

/** The names between the slashes of a path. */
export function toSegments(path: string): string[] {
	return path.split('/').filter((segment) => segment !== '');
}
