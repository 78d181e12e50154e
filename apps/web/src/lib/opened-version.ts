import { useState, useSyncExternalStore } from 'react';
import { isTyping, whenTyped } from './typing.ts';

interface Versioned {
  id: string;
  version: number;
}

/**
 * What a form edits: the newest version, and while something is typed the one over which it is typed. A newer one that comes
 * meanwhile, as the screen is asked again, must not take its place unseen.
 */
export function useOpenedVersion<Entry extends Versioned>(newest: Entry): Entry {
  const isTyped = useSyncExternalStore(whenTyped, isTyping);
  const [opened, setOpened] = useState(newest);
  if (opened === newest || isTyped) return opened;
  setOpened(newest);
  return newest;
}

interface OpenedOver<Entry> {
  opened: Entry | null;
  /** What is there now, as far as the page knows. */
  newest: Entry | null;
  /** Something is typed over the opened one, and is not being saved. */
  isTyped: boolean;
}

/** The newer version that a person has to choose about; null for none. */
export function newerOf<Entry extends Versioned>({
  opened,
  newest,
  isTyped,
}: OpenedOver<Entry>): Entry | null {
  return isTyped && newest !== null && newest.version !== opened?.version ? newest : null;
}
