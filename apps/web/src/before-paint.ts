import { showTheme } from './lib/kept-theme.ts';

// The browser draws nothing before this ran, so a theme that was chosen never flashes in the other colours. It needs no
// other file: what draws the page may then come later.
showTheme();
if (window.location.pathname === '/') loadOverviewAhead();

/** The page names the files. Asked for here they come beside the first code, and not once that has come and run. */
function loadOverviewAhead(): void {
  const named = document.querySelector<HTMLMetaElement>('meta[name="overview"]')?.content ?? '';
  for (const href of named.split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    if (href.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style' });
    else link.rel = 'modulepreload';
    link.href = href;
    document.head.append(link);
  }
}
