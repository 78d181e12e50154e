import { showTheme } from './lib/shown-theme.ts';

// The browser draws nothing before this ran, so a theme that was chosen never flashes in the other colours. It needs no
// other file: what draws the page may then come later.
showTheme();
