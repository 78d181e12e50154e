/** Forms in which something is typed that is not saved yet. */
let typed = 0;
const listeners = new Set<() => void>();

/** Says that something is typed, until what is returned is called. */
export function beginTyping(): () => void {
  typed += 1;
  return () => {
    typed -= 1;
    if (typed === 0) for (const listener of listeners) listener();
  };
}

/** True while a form holds what nobody has saved: what is shown must not change under somebody's hands. */
export function isTyping(): boolean {
  return typed > 0;
}

/** Calls back each time that nothing is typed any more. */
export function whenTyped(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
