/** The style sheet of the server's own pages: light and dark, down to a telephone's width. */

export const style = `:root {
  color-scheme: light dark;
  --text: #1a1d21; --quiet: #555c66; --back: #ffffff; --raised: #f3f5f7; --line: #d5dae0;
  --link: #0b57b0; --mark: #7a4300; --mark-back: #fff1d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8eaed; --quiet: #a9b1bb; --back: #15181c; --raised: #1f242a; --line: #3a424c;
    --link: #8ab8ff; --mark: #ffd591; --mark-back: #3a2a0d;
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
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font: 0.9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { background: var(--raised); padding: 0.75rem; white-space: pre-wrap; }
ul { padding-left: 1.25rem; }
li { margin: 0.25rem 0; }
.cards { list-style: none; padding: 0; }
.cards > li { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.6rem 0.8rem; margin: 0.5rem 0; }
.mark { display: inline-block; background: var(--mark-back); color: var(--mark); padding: 0.1rem 0.5rem; border-radius: 0.25rem; font-weight: 600; }
.quiet { color: var(--quiet); }
details { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0.5rem 0; padding: 0 0.8rem; }
summary { cursor: pointer; padding: 0.5rem 0; }
summary p { margin: 0; }
.method { display: inline-block; min-width: 3.8rem; font-weight: 600; }
dl { margin: 0.25rem 0 0.75rem; }
dt { margin-top: 0.4rem; overflow-wrap: anywhere; }
dd { margin: 0 0 0 1rem; overflow-wrap: anywhere; }
`;
