#!/usr/bin/env node
/** `npm start -- <command>`: makes the checkout ready and runs the command. Standard output is the command's alone. */

import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { root, setUpOrExit } from './setup.mjs';

/** What runs where no command is named: the server, with its data in the checkout. */
const usual = ['serve', '--data', join(root, 'data')];

for (const stream of [stdout, stderr]) stream.on('error', ignoreLostReader);

await setUpOrExit();
const { main } = await import('../packages/cli/dist/main.js');
const args = argv.slice(2);
process.exitCode = await main(args.length > 0 ? args : usual);

/** A reader that had enough (`… | head`) is no fault: the command goes on to its own exit code. */
function ignoreLostReader(error) {
  if (error.code !== 'EPIPE') throw error;
}
