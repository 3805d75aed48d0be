// What is not published (`.mts`: sandbox, tests, examples, benchmarks) may use all of Node,
// so n8n's own rules for published nodes (eslint.config.mjs) do not apply to it.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

export default defineConfig(
	{ ignores: ['**/*.ts', '**/*.js', '**/*.mjs', 'dist', 'coverage'] },
	{
		files: ['**/*.mts'],
		extends: [js.configs.recommended, typescript.configs.recommended],
		linterOptions: { noInlineConfig: true },
	},
);
