import type { Stack } from './stack.ts';

/** What a page takes for granted, made so. */
export interface Scene {
  /** What the shell has besides what that of an operator has. */
  shell?: Readonly<Record<string, string>>;
  /** What stands on the page for something of the reader's, and what that is here: it may be known only from what was printed before. */
  standIns?: Readonly<Record<string, string | ((printed: string) => string | Promise<string>)>>;
  /** Where a command is not asked of the database of the stack. */
  database?: (command: string) => string | undefined;
  /** What happens before a command, since the page is for whom it happened to. */
  before?: (command: string) => Promise<void>;
  /** What the page as a whole has to print. */
  shows: readonly RegExp[];
}

export type MakeScene = (stack: Stack, ends: AsyncDisposableStack) => Promise<Scene>;

/** What a command printed; thrown where it did not. */
export function found(pattern: RegExp, printed: string): string {
  const [whole, part = whole] = [...printed.matchAll(new RegExp(pattern, 'g'))].at(-1) ?? [];
  if (part === undefined) throw new Error(`Nothing like ${pattern} was printed:\n${printed}`);
  return part;
}
