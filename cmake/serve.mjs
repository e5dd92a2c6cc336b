// A static file server for trying the page and for its tests: `node cmake/serve.mjs [--port N] FOLDER`, or imported,
// `const {url, close} = await serve(folder, {headers: {"Content-Security-Policy": "…"}})`. Listens on this machine only.
import {createReadStream, realpathSync} from "node:fs";
import {realpath, stat} from "node:fs/promises";
import {createServer} from "node:http";
import {extname, join, sep} from "node:path";
import {pathToFileURL} from "node:url";

const TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ts": "text/plain; charset=utf-8",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm", // Without it the browser does not compile while it loads.
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".woff2": "font/woff2",
};

// The file for a request, or null when there is none inside the folder (symbolic links are followed first).
async function fileFor(root, url) {
    try {
        const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
        let file = await realpath(join(root, path));
        if ((await stat(file)).isDirectory()) {
            if (!path.endsWith("/")) return null; // Relative addresses in the page would point elsewhere.
            file = await realpath(join(file, "index.html"));
        }
        return file.startsWith(root + sep) ? file : null;
    } catch {
        return null;
    }
}

export async function serve(rootDir, {port = 0, headers = {}} = {}) {
    const root = await realpath(rootDir);
    const server = createServer(async (request, response) => {
        if (request.method !== "GET" && request.method !== "HEAD") {
            response.writeHead(405, {Allow: "GET, HEAD"}).end();
            return;
        }
        const file = await fileFor(root, request.url);
        if (!file) {
            response.writeHead(404, {"Content-Type": TYPES[".txt"]}).end("Not found\n");
            return;
        }
        response.writeHead(200, {
            "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
            "Content-Length": (await stat(file)).size,
            "Cache-Control": "no-store", // A new build is seen at once.
            "X-Content-Type-Options": "nosniff",
            ...headers,
        });
        if (request.method === "HEAD") {
            response.end();
        } else {
            createReadStream(file).on("error", () => response.destroy()).pipe(response);
        }
    });
    await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
    return {
        url: `http://127.0.0.1:${server.address().port}/`,
        close: () => new Promise((resolve) => {
            server.close(resolve);
            server.closeAllConnections?.(); // Not in the first releases of Node 18.
        }),
    };
}

async function main(words) {
    const at = words.indexOf("--port");
    const port = at < 0 ? 0 : Number(words.splice(at, 2)[1]);
    if (words.length !== 1 || !Number.isInteger(port) || port < 0 || port > 65535) {
        console.error("usage: node serve.mjs [--port N] FOLDER");
        process.exit(2);
    }
    const {url} = await serve(words[0], {port});
    console.log(`Keel is served at ${url} (Ctrl-C stops it)`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
    main(process.argv.slice(2)).catch((error) => {
        console.error(`serve: ${error.message}`);
        process.exit(1);
    });
}
