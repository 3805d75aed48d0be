const { sep } = require('node:path');

const published = [`${process.cwd()}${sep}nodes${sep}`, `${process.cwd()}${sep}credentials`];

/** Gives the nodes zod 4, which another community package may have put where they find it; all else keeps its own. */
module.exports = (request, options) => {
	const isPublished = published.some((folder) => `${options.basedir}${sep}`.startsWith(folder));
	return options.defaultResolver(request === 'zod' && isPublished ? 'zod-4' : request, options);
};
