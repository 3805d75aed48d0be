import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Makes sure that nothing listens on a port.
 *
 * @throws an error for the user, who can choose another with the option
 */
export async function requireFreePort(port: number, whose: string, option: string): Promise<void> {
	const server = createServer().listen(port, '127.0.0.1');
	try {
		await once(server, 'listening');
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === 'EACCES')
			throw new Error(`You may not use port ${port}. Choose one from 1024 on with ${option}.`);
		if (code !== 'EADDRINUSE') throw new Error(message);
		throw new Error(
			`Port ${port}, for ${whose}, is taken by another program.\n` +
				`Stop that program, or choose another port: npm start -- ${option} ${port + 1}`,
		);
	}
	await once(server.close(), 'close');
}
