import type { ByteStream } from '../../shared/streams/byteStream';

/** What an upload sends. */
export interface ObjectContent {
	contentType: string;
	/** In bytes, exactly as many as `pieces` hold. */
	length: number;
	pieces: ByteStream;
	/** Frees what was opened. */
	close(): void;
}

/** A request for one object, or for the bucket itself. */
export interface ObjectRequest {
	method: 'GET' | 'PUT' | 'DELETE';
	/** Missing for the bucket. */
	key?: string;
	/** Decoded. */
	query?: Record<string, string>;
	headers?: Record<string, string>;
	/** Called each time the request is sent. */
	openContent?: () => Promise<ObjectContent>;
}

/** The response to a request that COS has carried out; its body is still to be read. */
export interface ObjectResponse {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** @throws ServiceError when the connection breaks */
	body: AsyncGenerator<Uint8Array>;
	/** Must be called in the end, also when not everything was read. */
	close(): void;
}
