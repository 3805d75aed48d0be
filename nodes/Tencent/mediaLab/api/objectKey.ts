/**
 * The object key of a file: `destination` and name (seed 000, below "获取任务信息"). COS keys do not begin with a
 * slash. Everything else, such as spaces or Chinese, stays as it is: a key is not a URL.
 *
 * @param destination directory of the output: '/', '', 'dir', '/dir/' and nothing at all are equally good
 */
export function toObjectKey(destination: string | null | undefined, fileName: string): string {
	return toSegments(`${destination ?? ''}/${fileName}`).join('/');
}

/** The names between the slashes. */
export function toSegments(path: string): string[] {
	return path.split('/').filter((segment) => segment !== '');
}
