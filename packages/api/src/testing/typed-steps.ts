import type { Typed } from './typed-shop.ts';

export type Wish = 'merge' | 'take' | 'leaveOut' | 'own' | 'none';
export type Wishes = Record<string, Wish>;

/** What a person does to many earnings at once. */
export type Many = 'tag' | 'untag' | 'moveMany' | 'deleteMany';

export type Step =
  | { do: 'import' | 'importAndUndo'; file: number; wishes: Wishes }
  | { do: 'importTwice' | 'undo'; file: number }
  | { do: 'type'; typed: Typed }
  /** What a row of a file says, on a day. */
  | { do: 'typeRow'; file: number; row: string; day: string }
  | { do: 'edit' | 'note' | 'delete' | 'move'; entry: number }
  /** A change of many: of so many earnings, from this one on. */
  | { do: Many; entry: number; count: number }
  /** Takes such a change back: the newest is the first. */
  | { do: 'undoMany'; nth: number }
  /** Out of the bin as one of many, or by itself. */
  | { do: 'restore'; entry: number; isAlone?: boolean };
