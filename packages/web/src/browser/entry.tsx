/** Where the site begins in a browser: the page that came as HTML comes alive. */

// biome-ignore lint/correctness/useImportExtensions: a style sheet, which has no .js form
import '../styles/index.css';
import { hydrateRoot } from 'react-dom/client';
import type { Boot } from '../site/page.js';
import { App, clientFor } from './app.js';
import { LoadedWords, loadModule } from './modules.js';

async function begin(): Promise<void> {
  const root = document.getElementById('root');
  const data = document.getElementById('boot')?.textContent;
  if (root === null || data === null || data === undefined) return;
  // Written by `renderPage`.
  const boot = JSON.parse(data) as Boot;
  const words = new LoadedWords(boot.language);
  await loadModule(boot.page.kind, words);
  hydrateRoot(root, <App boot={boot} words={words} client={clientFor(boot, window.location.pathname)} />);
}

begin().catch((error: unknown) => {
  // The page is readable without: it only stays as it came.
  reportError(error);
});
