/** A server as a process of its own, to be killed: `node server-main.mjs <settings as JSON> <milliseconds by which its clock is wrong>`. Prints its address when it is ready. */

import process, { argv, stdout } from 'node:process';
import { startServer } from '../../packages/server/dist/index.js';

const settings = JSON.parse(argv[2] ?? '{}');
const wrongBy = Number(argv[3] ?? 0);
const server = await startServer({
  name: 'test',
  host: '127.0.0.1',
  trustProxy: false,
  logger: false,
  archive: [],
  statutes: new Map(),
  clock: () => Date.now() + wrongBy,
  ...settings,
});
stdout.write(`${server.address}\n`);
process.once('SIGTERM', () => server.close());
