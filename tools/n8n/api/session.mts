import { waitUntil } from '../../waitUntil.mts';

/** A browser that is signed in to an n8n, as far as tests need one. */
export interface Session {
	/** Asks n8n's own API, below `/rest`, and returns the `data` of its answer. */
	get<T>(path: string): Promise<T>;
	post<T>(path: string, body: object, signal?: AbortSignal): Promise<T>;
	/** Fetches anything else that n8n serves, such as `/types/nodes.json`. */
	fetch(path: string): Promise<Response>;
}

/** What n8n tells those who are not signed in, as far as it is needed here. */
interface PublicSettings {
	userManagement: { showSetupOnFirstLoad: boolean };
}

/** The owner of an n8n, as a user who sets it up enters him. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

/** The owner of the n8ns of the tests. */
export const testOwner: Owner = {
	email: 'owner@example.com',
	firstName: 'Owner',
	lastName: 'Tester',
	password: 'Correct-horse-1',
};

/** Signs in to an n8n as its owner, who is set up at the first time. */
export async function signIn(url: string, owner: Owner = testOwner): Promise<Session> {
	const visitor = createSession(url, '');
	const { userManagement } = await visitor.get<PublicSettings>('/settings');
	const { email, password } = owner;
	const answer = userManagement.showSetupOnFirstLoad
		? await send(url, '/rest/owner/setup', '', owner)
		: await send(url, '/rest/login', '', { emailOrLdapLoginId: email, password });
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
	return createSession(url, cookies.join('; '));
}

/** Whether n8n has refused to let somebody in: the email or the password is another. */
export function isLoginRefused(error: unknown): boolean {
	return error instanceof RequestError && error.status === 401;
}

/** n8n has answered a request with an error. */
class RequestError extends Error {
	readonly status: number;

	constructor(path: string, status: number, answer: string) {
		super(`n8n answered ${path} with ${status}: ${answer}`);
		this.status = status;
	}
}

function createSession(url: string, cookie: string): Session {
	const read = async <T,>(answer: Response) => ((await answer.json()) as { data: T }).data;
	return {
		get: async (path) => await read(await send(url, `/rest${path}`, cookie)),
		post: async (path, body, signal) =>
			await read(await send(url, `/rest${path}`, cookie, body, signal)),
		fetch: async (path) => await send(url, path, cookie),
	};
}

async function send(
	url: string,
	path: string,
	cookie: string,
	body?: object,
	signal?: AbortSignal,
): Promise<Response> {
	// A busy n8n takes nothing in while its database has not answered for some seconds, and may give up reading from it.
	const isBusy = ({ status }: Response) => status === 503 || (status === 500 && !body);
	let refusal = '';
	const ask = async () => {
		const given = await fetch(`${url}${path}`, {
			method: body ? 'POST' : 'GET',
			headers: { cookie, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
			signal,
		});
		if (!isBusy(given)) return given;
		refusal = `: n8n answered ${given.status}: ${await given.text()}`;
		return undefined;
	};
	const answer = await waitUntil(`n8n is ready for ${path}`, ask, {
		lastSeen: () => refusal,
	});
	if (!answer.ok) throw new RequestError(path, answer.status, await answer.text());
	return answer;
}
