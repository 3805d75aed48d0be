import type { Locator } from 'playwright-core';

/** The file of the icon inside an element; `undefined` until it has been loaded and can be drawn. */
export async function readIcon(element: Locator): Promise<string | undefined> {
	return await element
		.locator('img')
		.first()
		.evaluate((image: { src: string; naturalWidth: number }) =>
			image.naturalWidth > 0 ? image.src.split('/').pop() : undefined,
		);
}
