import { rolldown } from 'rolldown';

/** Loads a module of the nodes by itself: the built package shows only its nodes and credentials. */
export async function loadSource<Module>(file: string): Promise<Module> {
	const built = await rolldown({ input: file, platform: 'node', tsconfig: 'tsconfig.json' });
	const { output } = await built.generate({ format: 'esm' });
	const code = Buffer.from(output[0].code).toString('base64');
	return (await import(`data:text/javascript;base64,${code}`)) as Module;
}
