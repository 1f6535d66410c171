/** Draws the README's pictures: a command's output in a terminal, as SVG. `npm run pictures` writes docs/pictures. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpOrExit } from './setup.mjs';

/**
 * Pictures: name, command, language, how many lines are shown, and how the first of them begins where it is not the output's own first.
 * `night` among the arguments stands for a rehearsal, which is made first.
 */
export const pictures = [
  { name: 'count-en', lang: 'en', args: ['count', 'kz-2023-mazhilis'], lines: 44 },
  { name: 'count-kk', lang: 'kk', args: ['count', 'kz-2023-mazhilis'], lines: 44 },
  { name: 'count-ru', lang: 'ru', args: ['count', 'kz-2023-mazhilis'], lines: 44 },
  {
    name: 'night-en',
    lang: 'en',
    args: ['count', 'night', '--partial', '80%', '--cap', 'reports', '--election', 'rehearsal/kz-2023-mazhilis'],
    from: 'What can still change',
    lines: 24,
  },
  { name: 'law-diff-en', lang: 'en', args: ['law', 'diff', '2021-01-10', '2023-03-19'], lines: 34 },
];

const size = { column: 8.4, line: 19, margin: 20 };
const palette = {
  ground: '#14181f',
  text: '#d7dde6',
  1: 'bold',
  2: '#8a94a3',
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8a94a3',
};

const asXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const styleCode = /(\p{Cc}\[[\d;]*m)/u;

/** A line with ANSI styles as <tspan>s. */
function spans(line) {
  let style = '';
  return line
    .split(styleCode)
    .map((piece) => {
      const codes = /^\p{Cc}\[([\d;]*)m$/u.exec(piece)?.[1];
      if (codes === undefined) return piece === '' ? '' : `<tspan${style}>${asXml(piece)}</tspan>`;
      style = codes.split(';').reduce((before, code) => styleOf(before, code), style);
      return '';
    })
    .join('');
}

function styleOf(before, code) {
  if (code === '' || code === '0' || code === '22' || code === '39') return '';
  if (code === '1') return `${before} font-weight="bold"`;
  const colour = palette[code];
  return colour === undefined ? before : ` fill="${colour}"`;
}

/** The terminal output as one SVG text; wide enough for 100 columns. `from`: how the first line shown begins. */
export function draw(output, { lines: count, from, args }) {
  const all = output.split('\n');
  const first = from === undefined ? 0 : all.findIndex((line) => line.includes(from));
  const lines = all.slice(first, first + count);
  const title = `saylau ${args.join(' ')}`;
  const width = Math.ceil(size.margin * 2 + 100 * size.column);
  const height = size.margin * 2 + lines.length * size.line;
  const rows = lines.map(
    (line, index) => `<text x="${size.margin}" y="${size.margin + (index + 1) * size.line - 5}">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${asXml(title)}</title>
<rect width="100%" height="100%" rx="10" fill="${palette.ground}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${palette.text}" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

/** What the command of a picture prints on a terminal of 100 columns. */
export async function outputOf(main, { args, lang }) {
  if (!args.includes('night')) return printed(main, [...args, '--lang', lang]);
  const folder = mkdtempSync(join(tmpdir(), 'saylau-picture-'));
  const night = join(folder, 'night');
  try {
    await printed(main, ['rehearse', 'kz-2023-03-19', '--seed', '7', '--out', night]);
    return await printed(main, [...args.map((word) => (word === 'night' ? night : word)), '--lang', lang]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function printed(main, argv) {
  let output = '';
  const io = {
    stdin: process.stdin,
    env: {},
    width: 100,
    colours: true,
    progress: false,
    err: () => undefined,
    drained: async () => undefined,
  };
  await main(argv, {
    ...io,
    out: (text) => {
      output += text;
    },
  });
  return output;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUpOrExit();
  const { main } = await import('../packages/cli/dist/main.js');
  for (const picture of pictures) {
    const file = `docs/pictures/${picture.name}.svg`;
    writeFileSync(new URL(`../${file}`, import.meta.url), draw(await outputOf(main, picture), picture));
    process.stderr.write(`${file}\n`);
  }
}
