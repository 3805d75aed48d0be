import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import type { Session } from '../../../tools/n8n/index.mts';

/** Downloads the audio of each item that has some, as the editor does. */
export async function downloadAudio(
	session: Session,
	items: INodeExecutionData[],
): Promise<Buffer[]> {
	const audio = [];
	for (const { binary } of items)
		if (binary?.data) audio.push(await download(session, binary.data));
	return audio;
}

/** Where n8n keeps files in memory, they have no ID and are part of the execution. */
async function download(session: Session, { id, data }: IBinaryData): Promise<Buffer> {
	if (id === undefined) return Buffer.from(data, 'base64');
	const answer = await session.fetch(
		`/rest/binary-data?${new URLSearchParams({ id, action: 'download' })}`,
	);
	return Buffer.from(await answer.arrayBuffer());
}
