/** A line to a PostgreSQL server that can be cut at the worst moment. */

import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Proxy {
  /** The server's address, by this line. */
  readonly url: string;
  /** What is done when a client asks to commit: pass the question on and keep the answer, or cut before it arrives. */
  atCommit: 'pass' | 'lose-answer' | 'lose-question';
  close(): Promise<void>;
}

export async function proxyTo(url: string): Promise<Proxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (bytes) => pass(bytes, client, upstream));
    upstream.on('data', (bytes) => client.write(bytes));
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
  });
  const pass = (bytes: Buffer, client: Socket, upstream: Socket): void => {
    const isCommit = bytes.includes('commit\0');
    if (!isCommit || proxy.atCommit === 'pass') upstream.write(bytes);
    else {
      upstream.removeAllListeners('data').resume();
      if (proxy.atCommit === 'lose-answer') upstream.write(bytes, () => client.destroy());
      else client.destroy();
    }
  };
  const proxy: Proxy = {
    url: url.replace(`:${target.port}/`, `:${await portOf(server)}/`),
    atCommit: 'pass',
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  return proxy;
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
