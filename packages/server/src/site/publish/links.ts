/** Where a page leads to within the site. */

/** Paths without what stands before them, without fragments, each once: "/en/elections/kz-2023-mazhilis". */
export function linksIn(html: string, base: string): readonly string[] {
  const found = new Set<string>();
  for (const [, quoted = ''] of html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
    const [path = ''] = quoted.replaceAll('&amp;', '&').split('#');
    if (!path.startsWith(`${base}/`) || path.startsWith('//')) continue;
    found.add(path.slice(base.length));
  }
  return [...found];
}

/** The file behind a path: "en/a b/index.html" of "/en/a%20b" with "index.html". Undefined where it is no path of a file. */
export function fileOf(path: string, name = ''): string | undefined {
  try {
    const words = [...path.split('/'), name].filter((word) => word !== '').map(decodeURIComponent);
    return words.join('/');
  } catch {
    return undefined;
  }
}
