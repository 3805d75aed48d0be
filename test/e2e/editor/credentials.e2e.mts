import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createSandboxCredentials } from '../../../tools/examples/sandboxCredentials.mts';
import { sandboxUrl } from '../../sandbox/account.mts';
import { credentialTypes, editedCredentialId } from './support/credentialTypes.mts';
import { openEditor } from './support/openEditor.mts';
import type { Editor } from './support/openEditor.mts';
import {
	enter,
	openCredential,
	retry,
	save,
	untilAccepted,
	untilRefused,
} from './support/pages/credentialForm.mts';

describe('the test of a credential', () => {
	let editor: Editor;

	before(async () => (editor = await openEditor()));

	after(async () => await editor?.close());

	for (const { type, secret, complaint } of credentialTypes) {
		it(`accepts ${type}, refuses it with a wrong secret, and accepts it again`, async () => {
			const { page } = editor;
			await openCredential(page, editedCredentialId(type));
			await untilAccepted(page);

			await enter(page, secret, 'wrong');
			await save(page);
			assert.match(await untilRefused(page), complaint);
			assert.equal(await retry(page), 'Error');
			assert.match(await untilRefused(page), complaint);

			const { data } = createSandboxCredentials(sandboxUrl()).find(
				(credential) => credential.type === type,
			)!;
			await enter(page, secret, String(data[secret]));
			await save(page);
			await untilAccepted(page);
		});
	}
});
