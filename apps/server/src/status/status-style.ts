/** The style of the status page. It stands alone: the pages of the app may be served elsewhere, or not at all. */
export const STATUS_STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.985 0.003 90), oklch(0.19 0.008 260));
  --ink: light-dark(oklch(0.22 0.01 260), oklch(0.95 0.005 90));
  --quiet: light-dark(oklch(0.42 0.012 260), oklch(0.78 0.01 260));
  --line: light-dark(oklch(0.88 0.005 90), oklch(0.32 0.01 260));
  --good: light-dark(oklch(0.42 0.11 150), oklch(0.82 0.13 150));
  --bad: light-dark(oklch(0.45 0.16 28), oklch(0.8 0.12 28));
  --warn: light-dark(oklch(0.43 0.09 70), oklch(0.85 0.11 80));
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 44rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
.name { font-weight: 600; margin: 0 0 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.75rem; padding-left: 0.75rem; border-left: 4px solid var(--warn); }
h1.ok { border-color: var(--good); }
h1.incident { border-color: var(--bad); }
h2 { font-size: 1.125rem; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1rem 0 0; }
p { margin: 0.25rem 0; }
ul { list-style: none; margin: 0.5rem 0 0; padding: 0; }
li { border-top: 1px solid var(--line); padding: 0.625rem 0; white-space: pre-line; }
.facts, footer { color: var(--quiet); font-size: 0.875rem; }
.notice { border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem 1rem; margin: 1rem 0; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; }
a { color: inherit; display: inline-block; padding-block: 0.625rem; text-underline-offset: 0.2em; }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
`;
