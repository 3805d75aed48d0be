/** n8n's own settings, as in its node starter. */
module.exports = {
	arrowParens: 'always',
	bracketSpacing: true,
	endOfLine: 'lf',
	printWidth: 100,
	quoteProps: 'as-needed',
	semi: true,
	singleQuote: true,
	tabWidth: 2,
	trailingComma: 'all',
	useTabs: true,
	overrides: [{ files: ['*.json', '*.yml', '*.yaml', '*.md'], options: { useTabs: false } }],
};
