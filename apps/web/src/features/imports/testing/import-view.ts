import type { ImportView } from '@earntrack/contract';

/** An import that is staged and waits, and of which nothing is new. */
export const importView: ImportView = {
  id: 'i',
  state: 'staged',
  presetId: 'upwork',
  fileName: 'a.csv',
  why: '',
  rowCount: 1200,
  itemCount: 1200,
  stagedCount: 0,
  outcomes: { new: 0, unchanged: 0, changed: 0, leftOut: 0 },
  possibleDuplicates: 0,
  takenBack: 0,
  staying: 0,
  notTaken: 0,
  earnings: 0,
  work: 0,
  payouts: 0,
  newProducts: { count: 0, names: [] },
  tiedFiles: [],
  overlappingFiles: [],
  control: [],
  createdAt: '2026-11-12T10:00:00Z',
  committedAt: null,
  undoneAt: null,
  undo: null,
};
