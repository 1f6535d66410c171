/** The style sheet of the server's own pages: light and dark, down to a telephone's width. */

export const style = `:root {
  color-scheme: light dark;
  --text: #1a1d21; --quiet: #555c66; --back: #ffffff; --line: #d5dae0;
  --link: #0b57b0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8eaed; --quiet: #a9b1bb; --back: #15181c; --line: #3a424c;
    --link: #8ab8ff;
  }
}
* { box-sizing: border-box; }
html { text-size-adjust: 100%; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
header, main { max-width: 56rem; margin: 0 auto; padding: 0.75rem 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; justify-content: space-between; border-bottom: 1px solid var(--line); }
nav { display: flex; gap: 1rem; }
[aria-current] { font-weight: 600; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: 0.9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
`;
