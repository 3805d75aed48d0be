import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { buffer as readAll } from 'node:stream/consumers';
import { BinaryDataFileNotFoundError, FileTooLargeError, TEMP_EXECUTION_ID } from 'n8n-core';
import type { BinaryData, BinaryDataConfig } from 'n8n-core';

interface Row {
	data: Uint8Array;
	fileName: string | null;
	mimeType: string | null;
	fileSize: number;
}

/**
 * Binary data in a database. n8n's own manager for this mode is part of its server, not of n8n-core;
 * this one behaves alike: a size limit, and every file comes back in one piece whatever chunk size is asked for.
 */
export class DatabaseBinaryManager implements BinaryData.Manager {
	private readonly file: string;
	private readonly config: Pick<BinaryDataConfig, 'dbMaxFileSize'>;
	private connection: DatabaseSync | undefined;

	constructor(file: string, config: Pick<BinaryDataConfig, 'dbMaxFileSize'>) {
		this.file = file;
		this.config = config;
	}

	async init(): Promise<void> {}

	/** Closes the database; the next use opens it again. */
	close(): void {
		this.connection?.close();
		this.connection = undefined;
	}

	async store(
		location: BinaryData.FileLocation,
		content: Buffer | Readable,
		{ fileName, mimeType }: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		const data = Buffer.isBuffer(content) ? content : await readAll(content);
		const fileId = randomUUID();
		const fileSizeMb = data.length / (1024 * 1024);
		const maxFileSizeMb = this.config.dbMaxFileSize;
		if (fileSizeMb > maxFileSizeMb) {
			throw new FileTooLargeError({ fileSizeMb, maxFileSizeMb, fileId, fileName });
		}
		this.database()
			.prepare('INSERT INTO binary_data VALUES (?, ?, ?, ?, ?, ?)')
			.run(fileId, sourceOf(location), data, fileName ?? null, mimeType ?? null, data.length);
		return { fileId, fileSize: data.length };
	}

	getPath(fileId: string): string {
		return `database://${fileId}`;
	}

	async getAsBuffer(fileId: string): Promise<Buffer> {
		const { data } = this.row(fileId, 'data');
		return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
	}

	async getAsStream(fileId: string): Promise<Readable> {
		return Readable.from(await this.getAsBuffer(fileId));
	}

	async getMetadata(fileId: string): Promise<BinaryData.Metadata> {
		const { fileName, mimeType, fileSize } = this.row(fileId, 'fileName, mimeType, fileSize');
		return { fileName: fileName ?? undefined, mimeType: mimeType ?? undefined, fileSize };
	}

	async deleteMany(locations: BinaryData.FileLocation[]): Promise<void> {
		const remove = this.database().prepare('DELETE FROM binary_data WHERE source = ?');
		for (const location of locations)
			if (location.type === 'execution') remove.run(sourceOf(location));
	}

	async deleteManyByFileId(fileIds: string[]): Promise<void> {
		const remove = this.database().prepare('DELETE FROM binary_data WHERE fileId = ?');
		for (const fileId of fileIds) remove.run(fileId);
	}

	async copyByFileId(target: BinaryData.FileLocation, sourceFileId: string): Promise<string> {
		const fileId = randomUUID();
		const { changes } = this.database()
			.prepare(
				`INSERT INTO binary_data
					SELECT ?, ?, data, fileName, mimeType, fileSize FROM binary_data WHERE fileId = ?`,
			)
			.run(fileId, sourceOf(target), sourceFileId);
		if (changes === 0) throw new BinaryDataFileNotFoundError(sourceFileId);
		return fileId;
	}

	async copyByFilePath(
		target: BinaryData.FileLocation,
		path: string,
		metadata: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		return await this.store(target, await readFile(path), metadata);
	}

	async rename(oldFileId: string, newFileId: string): Promise<void> {
		const { changes } = this.database()
			.prepare('UPDATE binary_data SET fileId = ? WHERE fileId = ?')
			.run(newFileId, oldFileId);
		if (changes === 0) throw new BinaryDataFileNotFoundError(oldFileId);
	}

	private row(fileId: string, columns: string): Row {
		const row = this.database()
			.prepare(`SELECT ${columns} FROM binary_data WHERE fileId = ?`)
			.get(fileId);
		if (!row) throw new BinaryDataFileNotFoundError(fileId);
		return row as unknown as Row;
	}

	private database(): DatabaseSync {
		if (!this.connection) {
			mkdirSync(dirname(this.file), { recursive: true });
			this.connection = new DatabaseSync(this.file);
			this.connection.exec(
				`CREATE TABLE IF NOT EXISTS binary_data (
					fileId TEXT PRIMARY KEY, source TEXT, data BLOB, fileName TEXT, mimeType TEXT, fileSize INTEGER
				)`,
			);
		}
		return this.connection;
	}
}

function sourceOf(location: BinaryData.FileLocation): string {
	return location.type === 'execution'
		? `execution/${location.executionId || TEMP_EXECUTION_ID}`
		: location.pathSegments.join('/');
}
