const { sep } = require('node:path');

const published = [`${process.cwd()}${sep}nodes${sep}`, `${process.cwd()}${sep}credentials`];

/** Resolves zod to zod 4 for the nodes alone: another community package may have put that where they find it. */
module.exports = (request, options) => {
	const isPublished = published.some((folder) => `${options.basedir}${sep}`.startsWith(folder));
	return options.defaultResolver(request === 'zod' && isPublished ? 'zod-4' : request, options);
};
