const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

const clean = () => rm('dist', { recursive: true, force: true });

/** The files that n8n loads, by the names of their sources without extension. */
const entries = [...n8n.nodes, ...n8n.credentials].map((file) =>
	file.replace(/^dist\/(.*)\.js$/, '$1'),
);

/** Code that several of them need, in files of their own: first what both vendors need, then that of each. */
const sharedCode = ['shared', 'Tencent', 'Sami'].map((room, place) => ({
	name: room.toLowerCase(),
	test: new RegExp(`[\\\\/]nodes[\\\\/]${room}[\\\\/]`),
	minShareCount: 2,
	priority: 3 - place,
}));

/**
 * Bundles what n8n loads into few files, which are packed to far less than a file for each module. They stay readable:
 * nothing is minified, and each module is preceded by its name. Types are not checked here.
 */
const bundle = async () => {
	const { rolldown } = await import('rolldown');
	const built = await rolldown({
		input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
		external: ['crypto', 'n8n-workflow', 'zod'],
		platform: 'node',
		tsconfig: 'tsconfig.json',
		transform: { target: 'node20.19' },
		onLog: (_level, { message }) => {
			throw new Error(message);
		},
	});
	await built.write({
		dir: 'dist',
		format: 'cjs',
		entryFileNames: '[name].js',
		chunkFileNames: 'nodes/code/[name].js',
		codeSplitting: { groups: sharedCode },
		comments: false,
		strict: true,
	});
};

/** Icons and codex files, beside the compiled code they belong to. */
const copyAssets = () =>
	src(['{nodes,credentials}/**/*.{svg,png,node.json}'], { encoding: false }).pipe(dest('dist'));

/** n8n reads name and version of the package from beside the nodes. */
const copyPackageMetadata = () => src('package.json').pipe(dest('dist'));

exports.build = series(clean, parallel(bundle, copyAssets, copyPackageMetadata));
exports.default = exports.build;
