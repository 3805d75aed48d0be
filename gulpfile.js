const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });

/** Icons and codex files, beside the compiled code they belong to. */
const copyAssets = () =>
	src(['{nodes,credentials}/**/*.{svg,png,node.json}'], { encoding: false }).pipe(dest('dist'));

/** n8n reads name and version of the package from beside the nodes. */
const copyPackageMetadata = () => src('package.json').pipe(dest('dist'));

exports.build = series(clean, parallel(compile, copyAssets, copyPackageMetadata));
exports.default = exports.build;
