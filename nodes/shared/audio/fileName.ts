const EXTENSION = /\.([A-Za-z0-9]{1,5})$/;

/** @returns the extension of a file name or path in lower case, without the dot; undefined where there is none */
export function readExtension(fileName: string): string | undefined {
	return EXTENSION.exec(fileName)?.[1]?.toLowerCase();
}

export function withoutExtension(fileName: string): string {
	return fileName.replace(EXTENSION, '');
}

/** Gives a file name the extension of what the file turned out to be, in place of one that it has. */
export function withExtension(fileName: string, extension: string): string {
	return `${withoutExtension(fileName)}.${extension}`;
}
