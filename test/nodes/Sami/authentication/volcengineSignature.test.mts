import { Signer } from '@volcengine/openapi';
import fc from 'fast-check';
import { signRequest } from '../../../../nodes/Sami/authentication/volcengineSignature';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
// The oracle keeps the query in an object, which cannot have a key '__proto__'.
const name = text.filter(
	(value) => value !== '' && value.trim() === value && value !== '__proto__',
);

describe('signRequest', () => {
	it("signs as the vendor's own signer does, whatever the query, body, keys and time", () => {
		fc.assert(
			fc.property(
				fc.dictionary(name, text, { maxKeys: 5 }),
				fc.string({ unit: 'grapheme', minLength: 1 }),
				fc.record({ accessKeyId: name, secretAccessKey: name, region: name, service: name }),
				fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
				fc.constantFrom('/', '/open-api/'),
				(params, body, signer, date, pathname) => {
					const url = new URL(`https://open.volcengineapi.com${pathname}`);
					for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value);

					const request = {
						method: 'POST',
						pathname,
						params,
						body,
						region: signer.region,
						headers: { Host: url.host } as Record<string, string>,
					};
					new Signer(request, signer.service).addAuthorization(
						{
							accessKeyId: signer.accessKeyId,
							secretKey: signer.secretAccessKey,
							sessionToken: '',
						},
						date,
					);

					expect(signRequest({ method: 'POST', url: url.href, body }, signer, date)).toEqual({
						Authorization: request.headers.Authorization,
						'X-Content-Sha256': request.headers['X-Content-Sha256'],
						'X-Date': request.headers['X-Date'],
					});
				},
			),
			{ numRuns: 500 },
		);
	});
});
