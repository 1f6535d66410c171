/** Files of a folder on a port, as any web server gives them: a folder's address ends with a slash, and is its index.html. */

import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

export class StaticSite {
  readonly address: string;
  readonly #server: Server;

  private constructor(address: string, server: Server) {
    this.address = address;
    this.#server = server;
  }

  /** `base`: below which address the folder lies, "" or "/results". */
  static async open(folder: string, base: string): Promise<StaticSite> {
    const server = createServer((request, response) => answer(folder, base, request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new StaticSite(`http://127.0.0.1:${address.port}`, server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function answer(folder: string, base: string, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent(url.split('?')[0] ?? '');
  const file = path.startsWith(`${base}/`) ? join(folder, normalize(path.slice(base.length))) : '';
  if (file === '' || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const isFolder = statSync(file).isDirectory();
  if (isFolder && !path.endsWith('/')) {
    response.writeHead(301, { location: `${path}/` }).end();
    return;
  }
  const own = isFolder ? join(file, 'index.html') : file;
  response.writeHead(200, { 'content-type': types[extname(own)] ?? 'application/octet-stream' });
  createReadStream(own).pipe(response);
}
