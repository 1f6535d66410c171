/** Makes a checkout ready to run: installs, builds and compiles the law, each only where something changed. */

import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { execPath, exit, stderr, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';
import { filesBelow, foldersIn, isStampOf, printOf, writeStamp } from './fingerprint.mjs';
import { installCommand, isInstalled } from './install.mjs';
import { alone } from './lock.mjs';

/** The repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** What a command ends with that could not be made ready: no exit code of its own. */
export const setupExitCode = 70;

/** What it ends with where files that people write have faults: the commands' own code for that (docs/cli.md). */
const faultsExitCode = 1;

/** The checkout cannot be made ready. The message is for the user. */
export class SetupFault extends Error {
  exitCode = setupExitCode;
}

/** Files that people write have faults, which the message names. */
class FilesFault extends SetupFault {
  exitCode = faultsExitCode;
}

const oldestNode = [20, 19];
const lawCompiler = join(root, 'packages/cli/dist/compile-laws.js');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const vite = join(root, 'node_modules/vite/bin/vite.js');
const siteManifest = join(root, 'build/site/manifest.json');

/**
 * What is made, in this order. `files`: what it is made from; `made`: what must stay as it was made; `isComplete`: is
 * everything there that it makes; `make`: makes it, or throws a `SetupFault`.
 */
const steps = [
  { name: 'dependencies', files: lockFiles, isComplete: () => existsSync(lockFiles()[1]), make: install },
  { name: 'programs', files: sourceFiles, isComplete: areProgramsThere, make: build },
  { name: 'site', files: siteFiles, isComplete: () => existsSync(siteManifest), make: buildSite },
  {
    name: 'laws',
    files: () => [...sourceFiles(), ...lawFiles()],
    made: compiledLaws,
    isComplete: areLawsThere,
    make: compileLaws,
  },
];

/**
 * Brings the checkout up to date. Prints on standard error only. Where nothing changed it reads no file's content.
 * Several processes may call it at once.
 *
 * @param {object} [options]
 * @param {boolean} [options.quiet] says nothing while all goes well
 * @param {boolean} [options.clean] builds everything anew
 * @param {readonly string[]} [options.only] names of steps; all by default
 * @throws {SetupFault}
 */
export async function setUp({ quiet = false, clean = false, only = steps.map(({ name }) => name) } = {}) {
  checkNode(versions.node);
  const wanted = steps.filter(({ name }) => only.includes(name));
  if (!clean && wanted.every((step) => isFresh(step))) return;
  const say = (text) => quiet || stderr.write(`saylau: ${text}\n`);
  const work = async (share) => {
    for (const step of wanted) if (clean || !isFresh(step)) await make(step, { say, quiet, clean, onStart: share });
  };
  try {
    await alone(join(root, 'build/setup/lock'), work, () => say('waiting for another process that sets up …'));
  } catch (error) {
    if (error instanceof SetupFault || error.code === undefined) throw error;
    throw new SetupFault(`Saylau could not write what it needs: ${error.message}`, { cause: error });
  }
}

/** `setUp`, which ends this process with the fault's exit code and its message where that is not possible. */
export async function setUpOrExit(options) {
  try {
    await setUp(options);
  } catch (error) {
    if (!(error instanceof SetupFault)) throw error;
    stderr.write(`${error.message}\n`);
    exit(error.exitCode);
  }
}

/** @param {string} version "20.19.0" */
export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetupFault(`Saylau needs Node.js ${oldestNode.join('.')} or newer. This is Node.js ${version}.`);
}

function stampOf(step) {
  return join(root, 'build/setup', `${step.name}.json`);
}

function stampOfMade(step) {
  return join(root, 'build/setup', `${step.name}-made.json`);
}

function isFresh(step) {
  return (
    step.isComplete() &&
    isStampOf(stampOf(step), printOf(root, step.files())) &&
    (step.made === undefined || isStampOf(stampOfMade(step), printOf(root, step.made())))
  );
}

/**
 * The print is taken before the work, so that a file that changes meanwhile makes the step stale again.
 * While it lasts there is no stamp, so that whoever starts meanwhile waits for its end.
 */
async function make(step, options) {
  const before = printOf(root, step.files());
  before.content();
  await rm(stampOf(step), { force: true });
  await step.make(options);
  if (step.made !== undefined) writeStamp(stampOfMade(step), printOf(root, step.made()));
  writeStamp(stampOf(step), step.name === 'dependencies' ? printOf(root, step.files()) : before);
}

async function install({ say, quiet, onStart }) {
  if (isInstalled(root)) return;
  say('installing the dependencies (npm ci) …');
  const { command, args, shell } = installCommand();
  const { code, output } = await run(command, args, { cwd: root, shell, onStart, output: quiet ? 'keep' : 'error' });
  if (code !== 0)
    throw new SetupFault(`${output}Saylau could not install its dependencies: npm ci ended with ${code}.`);
  if (!isInstalled(root))
    throw new SetupFault('npm ci ended well, but not every package of package-lock.json is there.');
}

/**
 * Where a program is missing the compiler would not notice by itself, so everything is then built anew: in place, because
 * another process may be running what was built before.
 */
async function build({ say, clean, onStart }) {
  say(clean ? 'building everything anew (tsc -b) …' : 'building what changed (tsc -b) …');
  const force = clean || !areProgramsThere();
  const compile = (anew) =>
    run(execPath, [tsc, '-b', ...(anew ? ['--force'] : [])], { cwd: root, onStart, output: 'keep' });
  let { code, output } = await compile(force);
  // The compiler misses, when it builds only what changed, that a JSON file (the texts) has new keys.
  if (code !== 0 && !force) ({ code, output } = await compile(true));
  if (code !== 0) throw new SetupFault(`${output}Saylau's sources do not compile: tsc -b ended with ${code}.`);
  if (force) for (const path of leftovers()) await rm(path, { force: true });
}

/** The browser's part of the site, from the sources of `web` and the programs that it imports. */
async function buildSite({ say, onStart }) {
  say('building the site (vite) …');
  const { code, output } = await run(execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'packages/web'),
    onStart,
    output: 'keep',
  });
  if (code !== 0) throw new SetupFault(`${output}The site could not be built: vite ended with ${code}.`);
}

/** Before there is a compiler of laws, there is nothing to do. */
async function compileLaws({ say, onStart }) {
  if (!existsSync(lawCompiler)) return;
  say('compiling the law …');
  const { code, output } = await run(execPath, [lawCompiler], { cwd: root, onStart, output: 'keep' });
  if (code !== 0) throw lawFault(code, output);
}

/** What the compiler of laws ended with, as a fault: of the files that it names, or its own. */
export function lawFault(code, output) {
  if (code !== faultsExitCode)
    return new SetupFault(`${output}The files of laws/ do not compile: the compiler ended with ${code}.`);
  return new FilesFault(`${output}saylau: the files of laws/ have the faults above. Correct them; nothing was run.`);
}

function lockFiles() {
  return [join(root, 'package-lock.json'), join(root, 'node_modules/.package-lock.json')];
}

function packages() {
  return foldersIn(join(root, 'packages'));
}

function sourcesOf(name) {
  return filesBelow(join(root, 'packages', name, 'src'), (path) => !isTest(path));
}

function isTest(path) {
  return /\.test(-kit)?\.tsx?$/.test(path);
}

function sourceFiles() {
  const settings = ['tsconfig.json', 'tsconfig.base.json'].map((name) => join(root, name));
  const perPackage = packages().flatMap((name) => [
    join(root, 'packages', name, 'package.json'),
    join(root, 'packages', name, 'tsconfig.json'),
    ...sourcesOf(name),
  ]);
  return [...settings, ...perPackage];
}

function siteFiles() {
  const own = ['src', 'public'].flatMap((name) =>
    filesBelow(join(root, 'packages/web', name), (path) => !isTest(path)),
  );
  return [...sourceFiles(), ...own, join(root, 'packages/web/vite.config.ts')];
}

function lawFiles() {
  return filesBelow(join(root, 'laws'), () => true);
}

function areProgramsThere() {
  return packages().every((name) =>
    sourcesOf(name)
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .every((path) => existsSync(programOf(name, path))),
  );
}

/** What was built from sources that are no more. */
function leftovers() {
  return packages().flatMap((name) => {
    const built = new Set(sourcesOf(name).map((path) => programOf(name, path)));
    const isProgram = (path) => /\.(js|js\.map|d\.ts|d\.ts\.map)$/.test(path);
    return filesBelow(join(root, 'packages', name, 'dist'), isProgram).filter(
      (path) => !built.has(path.replace(/\.(js|js\.map|d\.ts|d\.ts\.map)$/, '.js')),
    );
  });
}

/** packages/core/src/law/statute.ts → packages/core/dist/law/statute.js */
function programOf(name, source) {
  const folder = join(root, 'packages', name);
  return join(folder, 'dist', `${relative(join(folder, 'src'), source).replace(/\.tsx?$/, '')}.js`);
}

function compiledLaws() {
  return filesBelow(join(root, 'build/laws'), (path) => path.endsWith('.json'));
}

/** One compiled file for each folder of laws/ that holds files. */
function areLawsThere() {
  if (!existsSync(lawCompiler)) return true;
  const ids = new Set(lawFiles().map((path) => relative(join(root, 'laws'), path).split(sep)[0]));
  return [...ids].every((id) => existsSync(join(root, 'build/laws', `${id}.json`)));
}
