/** What is wrong with an answer. */
export type MalformedReason = 'empty' | 'truncated' | 'notJson' | 'brokenBase64' | 'tooLarge';

/** An answer that cannot be read. Its `excerpt`, the beginning without `data`, tells what wrote it. */
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
