/** Runs another program to its end. */

import { spawn } from 'node:child_process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program without input. A signal that ends this process ends the program too, so that none is left behind.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, output: 'error' | 'inherit' | 'keep'}} how
 *   `error`: all that it prints goes to standard error; `inherit`: where this process prints;
 *   `keep`: nowhere, it is returned.
 * @returns {Promise<{code: number, output: string}>} `code` is 127 where the program could not be started,
 *   and 128 where a signal ended it. Never rejects.
 */
export function run(command, args, { output: where, ...options }) {
  const target = { error: 2, inherit: 'inherit', keep: 'pipe' }[where];
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', target, where === 'inherit' ? 'inherit' : target],
  });
  const kept = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => kept.push(chunk));
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve) => {
    const end = (code, text) => {
      stopForwarding();
      resolve({ code, output: text ?? Buffer.concat(kept).toString('utf8') });
    };
    child.once('error', (error) => end(127, `${command}: ${error.message}\n`));
    child.once('close', (code) => end(code ?? 128));
  });
}

/** Ends the child, then this process, when a signal asks this process to end. Returns how to take that back. */
function forwardSignals(child) {
  const forward = (signal) => {
    child.kill(signal);
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of signals) process.off(signal, forward);
  };
  for (const signal of signals) process.on(signal, forward);
  return stop;
}
