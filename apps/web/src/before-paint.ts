import { showTheme } from './lib/kept-theme.ts';

// The browser draws nothing before this ran, so a theme that was chosen never flashes in the other colours. It needs no
// other file: what draws the page may then come later.
showTheme();
loadAhead(window.location.pathname);

/** The page names the files of some screens. Asked for here they come beside the first code, and not once that has come and run. */
function loadAhead(screen: string): void {
  for (const href of filesOf(screen).split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    // Whoever loads a style asks for it with CORS: asked for otherwise it comes a second time.
    if (href.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style', crossOrigin: 'anonymous' });
    else link.rel = 'modulepreload';
    link.href = href;
    document.head.append(link);
  }
}

function filesOf(screen: string): string {
  const named = document.querySelectorAll<HTMLMetaElement>('meta[name="files"]');
  return [...named].find(({ dataset }) => dataset['of'] === screen)?.content ?? '';
}
