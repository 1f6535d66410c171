/** Runs another program to its end. */

import { spawn } from 'node:child_process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program without input. A signal that asks this process to end is passed on to the program, and this process
 * ends when the program has: none is left behind at half its work.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, onStart?: (pid: number) => void,
 *   output: 'error' | 'inherit' | 'keep'}} how
 *   `error`: all that it prints goes to standard error; `inherit`: where this process prints;
 *   `keep`: nowhere, it is returned.
 * @returns {Promise<{code: number, output: string}>} `code` is 127 where the program could not be started,
 *   and 128 where a signal ended it. Never rejects.
 */
export function run(command, args, { output: where, onStart, ...options }) {
  const target = { error: 2, inherit: 'inherit', keep: 'pipe' }[where];
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', target, where === 'inherit' ? 'inherit' : target],
  });
  if (child.pid !== undefined) onStart?.(child.pid);
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

/** Passes signals on, the second time as one that cannot be refused. Returns how to end that, and this process too. */
function forwardSignals(child) {
  let received;
  const forward = (signal) => {
    child.kill(received === undefined ? signal : 'SIGKILL');
    received = signal;
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
    if (received !== undefined) process.kill(process.pid, received);
  };
}
