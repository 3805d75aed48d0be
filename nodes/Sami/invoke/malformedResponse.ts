/** How an answer is not what the documentation promises. */
export type MalformedReason = 'truncated' | 'notJson' | 'brokenBase64' | 'tooLarge';

/** An answer that cannot be read. `excerpt` is its beginning, where it is no JSON. */
export class MalformedResponse extends Error {
	readonly reason: MalformedReason;
	readonly excerpt: string;

	constructor(reason: MalformedReason, excerpt = '') {
		super(`The answer cannot be read: ${reason}`);
		this.name = 'MalformedResponse';
		this.reason = reason;
		this.excerpt = excerpt;
	}
}
