/** A link from one page of the repository to another leads somewhere. */

import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, isFile, textOf } from './files.js';

const pages = filesOf('.', '.md');

/** The page without code, in which nothing is a link. */
function prose(path: string): string {
  return textOf(path)
    .replace(/^(```|~~~)[\s\S]*?^\1/gmu, '')
    .replace(/`[^`\n]*`/gu, 'code');
}

function linksOf(path: string): readonly string[] {
  const inline = [...prose(path).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/gu)].map((match) => match[1] ?? '');
  const defined = [...prose(path).matchAll(/^\[[^\]]+\]:\s*(\S+)/gmu)].map((match) => match[1] ?? '');
  const pictures = [...prose(path).matchAll(/<img [^>]*\bsrc="([^"]+)"/gu)].map((match) => match[1] ?? '');
  return [...inline, ...defined, ...pictures].filter((link) => !/^[a-z]+:/u.test(link));
}

/** The anchors of a page's headings: lower case, words joined by "-". */
function anchorsOf(path: string): readonly string[] {
  const headings = [...textOf(path).matchAll(/^#{1,6}\s+(.+)$/gmu)].map((match) => match[1] ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/gu, '-'),
  );
}

function leadsNowhere(page: string, link: string): boolean {
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
  if (target.startsWith('..') || !isFile(target)) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
}

test('every link between files of the repository resolves', () => {
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter((link) => leadsNowhere(page, link))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});
