import { type RefObject, useLayoutEffect, useRef } from 'react';

/** By key: "a", "escape", "mod+z" (⌘ or Ctrl), or two in a row: "g o". */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** How long after its first key a pair may be finished, in milliseconds. */
const PAIR_MS = 1_200;

const registered: RefObject<Hotkeys>[] = [];
let previous = { key: '', at: Number.NEGATIVE_INFINITY };

/**
 * Keys that act while the component is there; the innermost one wins. Plain keys are left alone where a person types.
 * They act from the moment at which it is drawn: a key pressed at once, as by somebody who knows the screen, is not lost.
 */
export function useHotkeys(hotkeys: Hotkeys): void {
  const current = useRef(hotkeys);
  useLayoutEffect(() => {
    current.current = hotkeys;
  });
  useLayoutEffect(() => {
    if (registered.push(current) === 1) document.addEventListener('keydown', listen);
    return () => {
      registered.splice(registered.indexOf(current), 1);
      if (registered.length === 0) document.removeEventListener('keydown', listen);
    };
  }, []);
}

function listen(event: KeyboardEvent): void {
  const key = event.defaultPrevented ? null : nameOf(event);
  if (!key) return;
  const pair = event.timeStamp - previous.at < PAIR_MS ? `${previous.key} ${key}` : '';
  previous = { key, at: event.timeStamp };
  const act = actionOf(pair) ?? actionOf(key);
  if (!act) return;
  event.preventDefault();
  act(event);
}

function actionOf(key: string) {
  return registered.findLast(({ current }) => current[key])?.current[key];
}

function nameOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.repeat || event.altKey) return null;
  const key = event.key.toLowerCase();
  const isTyped = isTyping(event.target);
  // The search opens from a field too, where its keys mean nothing else; not over a dialog.
  if (event.metaKey || event.ctrlKey) return isTyped && !isSearch(key) ? null : `mod+${key}`;
  if (key === 'escape') return isDialogOpen() ? null : key;
  return isTyped ? null : key;
}

function isSearch(key: string): boolean {
  return key === 'k' && !isDialogOpen();
}

/** Escape then leaves the dialog, and nothing of what lies under it. */
function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('dialog[open]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
