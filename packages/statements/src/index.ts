export { type ControlCheck, type ControlItem, recomputeControl } from './control.ts';
export { amountCell, csvLine, csvStart, hoursCell, textCell } from './csv-cells.ts';
export type { ReadOptions } from './decisions.ts';
export { keyOfId } from './keys.ts';
export { type OwnFileEarning, type OwnFileSale, ownFileLine, ownFileStart } from './own-file.ts';
export type { ControlRule, DateOrder, Layout, LineRule, Part, Preset, TextRole } from './preset.ts';
export { PRESETS, presetById } from './presets/index.ts';
export { readStatement } from './read-statement.ts';
export { type StatementResult, toStatementResult } from './result.ts';
export type {
  ControlTotal,
  FileRow,
  Hours,
  ReadOutcome,
  Statement,
  StatementEarning,
  StatementItem,
  StatementLeftOut,
  StatementPayout,
  StatementWork,
  UndecidedOption,
  Unit,
} from './statement.ts';
export { toWireItems, type WireItem } from './wire.ts';
