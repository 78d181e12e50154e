import { useSyncExternalStore } from 'react';
import { keepTheme, readTheme, showTheme, type Theme } from './shown-theme.ts';

const listeners = new Set<() => void>();

export function chooseTheme(theme: Theme): void {
  keepTheme(theme);
  showTheme(theme);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => readTheme());
}
