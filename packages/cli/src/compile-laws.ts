#!/usr/bin/env node
/**
 * Compiles the law: reads laws/<id>/*.yaml through its schema and writes build/laws/<id>.json.
 * All faults of all statutes are printed, one a line (file, place, code, words); then the exit code is 1 and nothing is written.
 */

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { compileStatute, type Fault } from '@saylau/formats';
import { folders, idsIn } from './data.js';
import { exitCodes } from './exit-codes.js';
import { faultLine } from './fault-lines.js';
import { readStatuteFolder } from './load.js';
import { FilesAtFault } from './problems.js';
import { languageOf, Texts } from './text.js';

const compiled = new Map<string, string>();
const faults: Fault[] = [];
for (const id of idsIn(folders.laws)) {
  try {
    compiled.set(id, compileStatute(await readStatuteFolder(id, join(folders.laws, id))));
  } catch (error) {
    if (!(error instanceof FilesAtFault)) throw error;
    faults.push(...error.faults);
  }
}
const texts = new Texts(languageOf(undefined, process.env));
for (const fault of faults) process.stderr.write(`${faultLine(texts, fault)}\n`);
if (faults.length === 0) for (const [id, json] of compiled) write(id, json);
process.exitCode = faults.length === 0 ? exitCodes.fine : exitCodes.faults;

/** Written whole or not at all. */
function write(id: string, json: string): void {
  mkdirSync(folders.compiledLaws, { recursive: true });
  const half = join(folders.compiledLaws, `.${id}.${process.pid}`);
  writeFileSync(half, json);
  renameSync(half, join(folders.compiledLaws, `${id}.json`));
}
