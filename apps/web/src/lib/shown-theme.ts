export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';

/** The one that was chosen on this device, whoever is signed in: the eyes and the room are the same. */
export function readTheme(storage: Storage = localStorage): Theme {
  const kept = storage.getItem(KEY);
  return THEMES.find((theme) => theme === kept) ?? 'system';
}

export function keepTheme(theme: Theme, storage: Storage = localStorage): void {
  storage.setItem(KEY, theme);
}

/** Shows the theme that was chosen on this device. */
export function showTheme(theme: Theme = readTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = bar.dataset['of'] ?? '';
    // The browser takes the first bar whose condition holds.
    bar.media = theme === 'system' ? `(prefers-color-scheme: ${own})` : theme === own ? 'all' : 'not all';
  }
}
