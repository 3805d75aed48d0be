import type { Endpoint } from './faults.mts';

/** What a request looked like to the vendor, without its secrets. */
export interface RequestDetails {
	namespace?: string;
	/** Where token, appkey and namespace were: in the query or in the body. */
	form?: 'query' | 'body';
	payload?: string;
	/** Size and SHA-256 of the audio as decoded from base64, or as downloaded from `payload.url`. */
	dataBytes?: number;
	dataSha256?: string;
	/** The status_code or OpenAPI error code of the answer. */
	code?: number | string;
	httpStatus?: number;
}

export interface RecordedRequest extends RequestDetails {
	/** 1 for the first request of the endpoint. */
	number: number;
	endpoint: Endpoint;
	receivedAt: string;
	/** How many of the account's requests to this endpoint were open when it arrived, itself included. */
	concurrency: number;
	/** Which fault was applied. */
	fault?: string;
	/** Whether the client had gone before it was answered. */
	aborted?: boolean;
}

export interface Traffic {
	/** Notes an arrival; the record may be completed later. */
	begin(endpoint: Endpoint): RecordedRequest;
	/** Notes that a request has been answered or given up. */
	end(request: RecordedRequest): void;
	report(): { requests: RecordedRequest[]; maximumConcurrency: Record<Endpoint, number> };
	clear(): void;
}

/** An empty request log. */
export function createTraffic(): Traffic {
	let requests: RecordedRequest[] = [];
	const open = { invoke: 0, getToken: 0 };
	const maximum = { invoke: 0, getToken: 0 };
	return {
		begin(endpoint) {
			open[endpoint] += 1;
			maximum[endpoint] = Math.max(maximum[endpoint], open[endpoint]);
			const request = {
				number: requests.filter((earlier) => earlier.endpoint === endpoint).length + 1,
				endpoint,
				receivedAt: new Date().toISOString(),
				concurrency: open[endpoint],
			};
			requests.push(request);
			return request;
		},
		end(request) {
			open[request.endpoint] -= 1;
		},
		report: () => ({ requests, maximumConcurrency: { ...maximum } }),
		clear() {
			requests = [];
			Object.assign(maximum, open);
		},
	};
}
