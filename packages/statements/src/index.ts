export { checkControl, type ControlCheck, type ControlItem } from './control.ts';
export { amountCell, csvLine, csvStart, hoursCell, textCell } from './csv-cells.ts';
export { CELL_KINDS, type CellKind } from './cell-kinds.ts';
export type { ReadOptions } from './decisions.ts';
export { ENCODINGS, type Encoding, sizeProblem } from './decode.ts';
export {
  type ColumnDescription,
  type DescribeOptions,
  type DescribeOutcome,
  type Signs,
  describeTable,
  type TableDescription,
  type ValueDescription,
} from './describe-table.ts';
export { type Direction, directionOf } from './directions.ts';
export type { Drift, Resemblance } from './drift.ts';
export { headerReport, type ReportOutcome } from './header-report.ts';
export { headerNames, namelessColumns } from './header-names.ts';
export { isByName, isNamed } from './header.ts';
export { isKeyOfCharge, isKeyOfId, keyOfCharge, keyOfCharged, keyOfId } from './keys.ts';
export { MAPPING_PARTS } from './mapping.ts';
export { controlRuleOf, faultOfMapping } from './mapping-check.ts';
export { cameToNothing, wentBack } from './mapping-doubts.ts';
export { atHeaderRow, fitOf, type MappingFit, type MappingGap, withColumn } from './mapping-fit.ts';
export { LAYOUT_PARTS } from './mapping-layout.ts';
export { CONTROL_PARTS, LINE_PARTS, PART_PARTS } from './mapping-lines.ts';
export { withoutPersonal } from './personal.ts';
export { type OwnFileEarning, type OwnFileSale, ownFileLine, ownFileStart } from './own-file.ts';
export {
  type ColumnRef,
  type ControlRule,
  type DateOrder,
  type DurationUnit,
  type Layout,
  type LineRule,
  type Part,
  type Preset,
  TEXT_ROLES,
  type TextRole,
} from './preset.ts';
export { PRESETS, presetById } from './presets/index.ts';
export { SAME_SALES } from './presets/same-sales.ts';
export { openStatement, readStatement } from './read-statement.ts';
export {
  resultEarnings,
  resultWork,
  type StatementResult,
  type StatementSums,
  statementSums,
  toStatementResult,
} from './result.ts';
export type {
  ControlTotal,
  FileRow,
  Hours,
  ItemList,
  OpenOutcome,
  OpenStatement,
  ReadOutcome,
  Statement,
  StatementEarning,
  StatementItem,
  StatementLeftOut,
  StatementOf,
  StatementPayout,
  StatementWork,
  UndecidedOption,
  Unit,
} from './statement.ts';
export { DELIMITERS, type Delimiter, HEADER_ROWS_SEARCHED } from './table.ts';
export { toWireItems, type WireItem } from './wire.ts';
