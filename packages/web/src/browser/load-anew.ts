/** The document loaded anew: not for ever where that does not help, and never at the price of a page that was readable. */

const loadedKey = 'saylau-loaded-anew';
const failedKey = 'saylau-failed';
/** Milliseconds between two documents that nobody asked for. */
const least = 60_000;

/** Loads the document of the address at hand, unless that was done a moment ago: then false, and the page is to say what is missing. */
export function loadAnew(): boolean {
  if (Date.now() - Number(recalled(loadedKey) ?? 0) < least) return false;
  if (!remember(loadedKey, String(Date.now()))) return false;
  window.location.reload();
  return true;
}

/** The same for a page whose view failed in this build's scripts: it is loaded to be read, without them. */
export function loadToRead(build: string | undefined): boolean {
  return remember(failedKey, keyOf(build)) && loadAnew();
}

/** Whether the document was loaded to be read. Asked again, the page gets another chance. */
export function isToRead(build: string | undefined): boolean {
  const failed = recalled(failedKey);
  remember(failedKey, undefined);
  return failed === keyOf(build);
}

function keyOf(build = ''): string {
  return `${window.location.pathname} ${build}`;
}

function recalled(key: string): string | undefined {
  try {
    return window.sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** False where the browser keeps nothing for this site. */
function remember(key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
