import { InputError } from './serviceError';

/**
 * Makes sure that a vendor can download from a Recording URL, see `requireReachable`.
 *
 * @throws InputError when only machines of the user's own network can open the URL
 */
export async function requirePublicAddress(
	url: string,
	vendor: string,
	getVendorUrl: () => Promise<string>,
): Promise<void> {
	await requireReachable(
		url,
		getVendorUrl,
		(host) =>
			new InputError(
				`Recording URL leads to ${host}, which only your own network can open`,
				`${vendor} downloads the recording itself: use an address that opens from the internet, or set Input Source to Binary File`,
			),
	);
}

/**
 * Makes sure that a vendor can reach a URL, as far as the URL itself tells: nothing is looked up. Where the address of
 * the vendor is local too, as that of the sandbox is, it can reach other local addresses.
 *
 * @param url a complete address, or nothing that is one, which passes
 * @param getVendorUrl called only where it matters
 * @param explain what to throw when only machines of the user's own network can open the URL
 */
export async function requireReachable(
	url: string,
	getVendorUrl: () => Promise<string>,
	explain: (host: string) => InputError,
): Promise<void> {
	if (!isLocalAddress(url) || isLocalAddress(await getVendorUrl())) return;
	throw explain(new URL(url).hostname);
}

/** Whether a URL leads to this machine or its own network. `URL` has all forms of an IPv4 address written out. */
export function isLocalAddress(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const host = new URL(url).hostname.replace(/\.$/, '');
	if (host.startsWith('[')) return isLocalIpv6(host.slice(1, -1));
	return /^\d+(\.\d+){3}$/.test(host) ? isLocalIpv4(host) : isLocalName(host);
}

const LOCAL_DOMAIN = /\.(corp|home|home\.arpa|internal|intranet|lan|local|localdomain|localhost)$/;

/** Names that no public DNS has: of one word, and below domains that are reserved or customary in local networks (RFC 6762, RFC 8375, ICANN). */
function isLocalName(host: string): boolean {
	return !host.includes('.') || LOCAL_DOMAIN.test(host);
}

/** This host, private, shared, loopback, link-local, benchmarking, multicast and reserved (RFC 6890). */
function isLocalIpv4(host: string): boolean {
	const [first = 0, second = 0] = host.split('.').map(Number);
	if ([0, 10, 127].includes(first) || first >= 224) return true;
	if (first === 100) return second >= 64 && second < 128;
	if (first === 172) return second >= 16 && second < 32;
	if (first === 198) return second === 18 || second === 19;
	return (first === 169 && second === 254) || (first === 192 && second === 168);
}

/** Unspecified, loopback, unique local, link-local and multicast, and IPv4 in the forms of IPv6, also of NAT64. */
function isLocalIpv6(host: string): boolean {
	const ipv4 = /^(?:::(?:ffff:)?|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
	if (!ipv4) return /^(::1?$|f[cd]|fe[89a-f]|ff)/.test(host);
	const [high, low] = [ipv4[1]!, ipv4[2]!].map((group) => parseInt(group, 16));
	return isLocalIpv4([high! >> 8, high! & 255, low! >> 8, low! & 255].join('.'));
}
