/**
 * `npm test`: everything that a change must pass, lane by lane. The last line says how much passed and failed:
 * every test counts, and every lane without tests of its own counts as one. A lane that cannot run has failed.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, stdout } from 'node:process';
import { run } from './child.mjs';
import { root, SetupFault, setUp } from './setup.mjs';

/** @typedef {{passed: number, failed: number, skipped: number}} Score */

/** Under CI tools colour their output even where it goes into a file. */
const plain = stdout.isTTY ? [] : ['--colors=off'];
const env = stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' };

const lanes = [
  { what: 'dependencies: installed as package-lock.json names them', run: () => ready({ only: ['dependencies'] }) },
  { what: 'types and law: everything is built and compiled anew', run: () => ready({ clean: true }) },
  { what: 'types of the tests', run: () => tool('typescript/bin/tsc', ['-p', 'tests']) },
  {
    what: 'lint and format, no warnings',
    run: () => tool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', ...plain, '.']),
  },
  { what: 'the repository: imports, texts, law files, links', run: () => vitest(['tests/repository/']) },
  {
    what: 'units, properties, commands, whole elections',
    run: () => vitest(['--exclude', 'tests/repository/**', '--exclude', 'tests/site/**']),
  },
  { what: 'the site, in a real browser', run: () => vitest(['tests/site/', '--no-file-parallelism']) },
];

const one = { passed: { passed: 1, failed: 0, skipped: 0 }, failed: { passed: 0, failed: 1, skipped: 0 } };
const folder = mkdtempSync(join(tmpdir(), 'saylau-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
try {
  for (const lane of lanes) add(await runLane(lane), lane.what);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report();

/** Runs a lane between its announcement and its time. What it throws fails it. */
async function runLane({ what, run: work }) {
  stdout.write(`\n== ${what}\n`);
  const began = performance.now();
  const score = await work().catch((error) => {
    stdout.write(error instanceof SetupFault ? `${error.message}\n` : `THIS LANE DID NOT RUN: ${error.stack}\n`);
    return one.failed;
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  stdout.write(`== ${score.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s: ${what}\n`);
  return score;
}

function add(score, what) {
  for (const key of Object.keys(total)) total[key] += score[key];
  if (score.failed > 0) broken.push(what);
}

function report() {
  for (const what of broken) stdout.write(`\nFAILED: ${what}`);
  if (total.skipped > 0) stdout.write(`\n${total.skipped} SKIPPED`);
  process.exitCode = total.failed > 0 ? 1 : 0;
  stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
}

async function ready(options) {
  await setUp(options);
  return one.passed;
}

/** @param {string} file in node_modules */
async function tool(file, args) {
  const { code } = await run(execPath, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    env,
    output: 'inherit',
  });
  return code === 0 ? one.passed : one.failed;
}

/** Runs tests and reads their number from vitest's own report. */
async function vitest(args) {
  const file = join(folder, `${args.length}-${Date.now()}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { failed } = await tool('vitest/vitest.mjs', ['run', ...reporters, ...args]);
  const score = scoreOf(JSON.parse(readFileSync(file, 'utf8')));
  return failed > 0 && score.failed === 0 ? { ...score, failed: 1 } : score;
}

/** A file that could not be loaded has no failed test of its own and counts as one. */
function scoreOf({ numPassedTests, numPendingTests, numTodoTests, testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const failedFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  for (const test of tests.filter(({ status }) => !['passed', 'failed'].includes(status))) {
    stdout.write(`SKIPPED: ${test.fullName}\n`);
  }
  return {
    passed: numPassedTests,
    failed: failedTests + failedFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
}
