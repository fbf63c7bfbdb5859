// Serves the built site as a careful static host would: for `npm start` and for the tests. No dependencies.
import { createReadStream, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const SITE_FOLDER = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * What the pages' own <meta> policy cannot say. A host that serves dist/ by other means sets the same (see README).
 * The referrer keeps the origin: some ticket systems refuse a form that comes from nowhere.
 */
export const HEADERS = {
	'Content-Security-Policy': "frame-ancestors 'none'",
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.xml': 'application/xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.avif': 'image/avif',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
};
const COMPRESSIBLE = /^text\/|json|xml|svg|javascript/;

/**
 * An HTTP server for a folder of static files: index.html for folders, 404.html for what is not there, Brotli or gzip,
 * a revalidated cache, and a year for hashed files.
 * @param {string} [folder]
 */
export function createSiteServer(folder = SITE_FOLDER) {
	const root = realpathSync(folder);
	const compressed = new Map();
	return createServer((request, response) => {
		answer(root, compressed, request, response).catch((error) => {
			console.error(error);
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	});
}

/**
 * @param {string} root
 * @param {Map<string, Promise<Buffer>>} compressed
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(root, compressed, request, response) {
	for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { Allow: 'GET, HEAD' }).end();
		return;
	}
	const [path = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
	let found = findFile(root, path);
	if (found?.folder) {
		// `//host` would be another site: a path that starts with more than one slash is never sent back.
		const target = `${path.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}`;
		response.writeHead(301, { Location: target }).end();
		return;
	}
	response.statusCode = found ? 200 : 404;
	found ??= findFile(root, '/404.html');
	if (!found) {
		response.end('Not found');
		return;
	}
	const type = TYPES[extname(found.file)] ?? 'application/octet-stream';
	response.setHeader('Content-Type', type);
	const hashed = path.startsWith('/_astro/') && response.statusCode === 200;
	response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
	const tag = `"${found.size.toString(36)}-${Math.round(found.changed).toString(36)}"`;
	response.setHeader('ETag', tag);
	response.setHeader('Vary', 'Accept-Encoding');
	if (response.statusCode === 200 && request.headers['if-none-match'] === tag) {
		response.writeHead(304).end();
		return;
	}
	const encoding = COMPRESSIBLE.test(type) ? chooseEncoding(request.headers['accept-encoding']) : null;
	if (encoding) {
		const key = `${encoding} ${found.file} ${tag}`;
		if (!compressed.has(key)) compressed.set(key, compress(encoding, readFileSync(found.file)));
		const body = await compressed.get(key);
		response.setHeader('Content-Encoding', encoding);
		response.setHeader('Content-Length', body.length);
		response.end(request.method === 'HEAD' ? undefined : body);
		return;
	}
	response.setHeader('Content-Length', found.size);
	if (request.method === 'HEAD') response.end();
	else createReadStream(found.file).pipe(response);
}

/**
 * The file that a path names, or `{folder: true}` where the path lacks the closing slash of a page; null for none.
 * @param {string} root
 * @param {string} path
 */
function findFile(root, path) {
	let decoded;
	try {
		decoded = decodeURIComponent(path);
	} catch {
		return null;
	}
	if (decoded.includes('\0')) return null;
	let file = join(root, decoded);
	if (file !== root && !file.startsWith(root + sep)) return null;
	try {
		let stat = statSync(file);
		if (stat.isDirectory()) {
			if (!decoded.endsWith('/')) return { folder: true };
			file = join(file, 'index.html');
			stat = statSync(file);
		}
		return { file, size: stat.size, changed: stat.mtimeMs };
	} catch {
		return null;
	}
}

/** @param {string | undefined} accepted */
function chooseEncoding(accepted = '') {
	if (/\bbr\b/.test(accepted)) return 'br';
	return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/**
 * @param {'br' | 'gzip'} encoding
 * @param {Buffer} body
 * @returns {Promise<Buffer>}
 */
function compress(encoding, body) {
	if (encoding === 'gzip') return promisify(gzip)(body);
	// Quality 9: within 3 % of the best at a tenth of its time.
	return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
