/** Access keys as commands are given them: in a file, or in the environment. */

import { readText } from '../data.js';
import { InputProblem } from '../problems.js';

/** More than any file with a key has. */
const longestFile = 10_000;

/** The key in a file. Throws InputProblem where there is none; nothing of what is there is in the message. */
export function accessKeyFile(path: string): string {
  return accessKeyIn(readText(path, longestFile), path);
}

/** `from`: where the text was found. Throws as `accessKeyFile` does. */
export function accessKeyIn(text: string, from: string): string {
  const key = text.trim();
  if (!/^saylau_[\w-]+$/.test(key)) throw new InputProblem('problem.no-access-key', { path: from });
  return key;
}
