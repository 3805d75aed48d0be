import { endpoints, type Endpoint } from './faults/endpoints.mts';

/** What a request looked like to the vendor, without its secrets. */
export interface RequestDetails {
	namespace?: string;
	/** Where token, appkey and namespace were: in the query or in the body. */
	form?: 'query' | 'body';
	payload?: string;
	/** Size and SHA-256 of the audio as decoded from base64, or as downloaded from `payload.url`. */
	dataBytes?: number;
	dataSha256?: string;
	/** What a job was created with or asked for by, and the jobs that were answered. */
	customId?: string;
	jobIds?: string[];
	/** Object key in COS. */
	key?: string;
	/** The status_code, OpenAPI error code, errorResponse message or COS error code of the answer. */
	code?: number | string;
	httpStatus?: number;
	/** Whether SAMI did the work, which is paid for whatever becomes of the answer. */
	charged?: boolean;
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
	/** The latest requests; the counts are of all. */
	report(): {
		requests: RecordedRequest[];
		counts: Record<Endpoint, number>;
		maximumConcurrency: Record<Endpoint, number>;
	};
	clear(): void;
}

const mostRequests = 10_000;

/** An empty request log. */
export function createTraffic(): Traffic {
	let requests: RecordedRequest[] = [];
	const counts = zeros();
	const open = zeros();
	const maximum = zeros();
	return {
		begin(endpoint) {
			open[endpoint] += 1;
			counts[endpoint] += 1;
			maximum[endpoint] = Math.max(maximum[endpoint], open[endpoint]);
			const request = {
				number: counts[endpoint],
				endpoint,
				receivedAt: new Date().toISOString(),
				concurrency: open[endpoint],
			};
			requests.push(request);
			if (requests.length > mostRequests) requests.shift();
			return request;
		},
		end(request) {
			open[request.endpoint] -= 1;
		},
		report: () => ({ requests, counts: { ...counts }, maximumConcurrency: { ...maximum } }),
		clear() {
			requests = [];
			Object.assign(counts, zeros());
			Object.assign(maximum, open);
		},
	};
}

function zeros(): Record<Endpoint, number> {
	return Object.fromEntries(endpoints.map((endpoint) => [endpoint, 0])) as Record<Endpoint, number>;
}
