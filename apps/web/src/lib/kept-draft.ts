import { useEffect, useState } from 'react';
import { DRAFT_PREFIX } from './draft-owner.ts';
import { beginTyping } from './typing.ts';

/**
 * State that outlives the screen for as long as the tab is open, so that leaving, a reload or signing in again loses
 * nothing that was typed. `forget` is for after saving.
 */
export function useKeptDraft<Draft extends object>(name: string, start: () => Draft) {
  const key = `${DRAFT_PREFIX}${name}`;
  const [kept] = useState(() => readKept(key) as Partial<Draft> | null);
  // What an earlier release kept may lack a field.
  const [draft, setDraft] = useState<Draft>(() => ({ ...start(), ...kept }));
  const [isChanged, setChanged] = useState(kept !== null);
  useEffect(() => {
    if (isChanged) sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft, isChanged]);
  useEffect(() => (isChanged ? beginTyping() : undefined), [isChanged]);
  const change = (patch: Partial<Draft>) => {
    setChanged(true);
    setDraft((before) => ({ ...before, ...patch }));
  };
  const forget = () => {
    setChanged(false);
    sessionStorage.removeItem(key);
  };
  const restart = () => {
    forget();
    setDraft(start());
  };
  return { draft, change, forget, restart, isChanged, wasKept: kept !== null };
}

function readKept(key: string): unknown {
  const text = sessionStorage.getItem(key);
  return text === null ? null : JSON.parse(text);
}
