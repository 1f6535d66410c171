/** Where the site begins in a browser: the page that came as HTML comes alive. */

// biome-ignore lint/correctness/useImportExtensions: a style sheet, which has no .js form
import '../styles/index.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { AsItCame } from '../shell/no-page.js';
import type { Boot } from '../site/page.js';
import { Site, SiteProvider } from '../site/site.js';
import { App } from './app.js';
import { isToRead } from './load-anew.js';
import { LoadedWords, loadModule } from './modules.js';
import { clientFor } from './page-query.js';

async function begin(): Promise<void> {
  const root = document.getElementById('root');
  const data = document.getElementById('boot')?.textContent;
  if (root === null || data === null || data === undefined) return;
  // Written by `renderPage`.
  const boot = JSON.parse(data) as Boot;
  const words = new LoadedWords(boot.language);
  await loadModule(boot.page.kind, words);
  if (isToRead(boot.page.build)) showNote(root, boot, words);
  else hydrateRoot(root, <App boot={boot} words={words} client={clientFor(boot, window.location.pathname)} />);
}

/** The page itself stays as it came: its view failed a moment ago. */
function showNote(root: HTMLElement, boot: Boot, words: LoadedWords): void {
  const place = root.appendChild(document.createElement('p'));
  place.className = 'stale';
  place.role = 'status';
  createRoot(place).render(
    <SiteProvider value={new Site(words, boot)}>
      <AsItCame path={window.location.pathname} />
    </SiteProvider>,
  );
}

begin().catch((error: unknown) => {
  // The page is readable without: it only stays as it came.
  reportError(error);
});
