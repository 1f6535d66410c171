/** Clients that are slow, break off, or send what is none of HTTP, while a night is played. */

import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logPath } from '../../packages/cli/src/remote/client.js';
import { newFolder } from '../../packages/server/src/store/folder.test-kit.js';
import { PlayedNight } from './played-night.js';
import { freePort, ServerProcess } from './server-process.js';

const server = new ServerProcess({ folder: newFolder('clients'), port: await freePort() });
const sockets: Socket[] = [];
let night: PlayedNight;

beforeAll(async () => {
  await server.start();
  night = new PlayedNight({ address: server.address, key: server.key, up: () => server.up() }, 60, 'clients');
  await night.open();
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  return server.kill();
});

/** A connection on which this was sent, and nothing of the answer is ever read. */
function sent(text: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.settings.port, '127.0.0.1', () => socket.pause().write(text, () => resolve(socket)));
    socket.on('error', reject);
    sockets.push(socket);
  });
}

const post = (path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.key}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

describe('clients that do not behave', () => {
  test('neither stop the night nor put anything into its record', { timeout: 120_000 }, async () => {
    const play = night.play();
    await night.has(20);
    const acts = `${logPath(night.origin)}/acts`;
    const wrong = [
      'GET / HT',
      'nothing of HTTP at all\r\n\r\n',
      `GET ${logPath(night.origin)}/events HTTP/1.1\r\nhost: x\r\n\r\n`,
      `GET ${logPath(night.origin)}/tile/entries/000 HTTP/1.1\r\nhost: x\r\n\r\n`.repeat(50),
      `${post(acts, 5000)}{"act":`,
      `${post(acts, 10)}[[[[[[[[[[`,
      `${post(`${logPath(night.origin)}/bulk`, 5000)}{"act":`,
      `POST ${acts} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.key}\r\ntransfer-encoding: chunked\r\n\r\nfffffff\r\n{`,
      'GET / HTTP/1.1\r\nhost: x\r\nx-long: '.padEnd(200_000, 'x'),
    ];
    for (const text of wrong) {
      // One stays as it is, the other goes away in the middle.
      await sent(text);
      (await sent(text)).resetAndDestroy();
    }
    await play;
    await night.expectWhole();
  });

  test('do not keep the server from stopping', async () => {
    const answer = await fetch(`${server.address}/health`);
    expect(answer.status).toBe(200);
    await server.kill('SIGTERM');
    await server.start();
    await night.expectWhole();
  });
});
