/** Many readers of server-sent events: prints when the last of them has an event. `node event-readers.mjs <address> <number>`. */

import { request } from 'node:http';
import process, { argv, stdout } from 'node:process';

const [, , address = '', wanted = '0'] = argv;
const readers = Number(wanted);
const have = new Map();
let connected = 0;

function connect() {
  request(address, { headers: { accept: 'text/event-stream' } }, (response) => {
    connected += 1;
    if (connected === readers) stdout.write('connected\n');
    response.setEncoding('utf8');
    response.on('data', (text) => {
      for (const [, id] of text.matchAll(/^id: (\d+)$/gm)) {
        const number = (have.get(id) ?? 0) + 1;
        have.set(id, number);
        if (number === readers) stdout.write(`event ${id} ${Date.now()}\n`);
      }
    });
  })
    .on('error', () => process.exit(1))
    .end();
}

for (let number = 0; number < readers; number += 1) setTimeout(connect, number / 5);
