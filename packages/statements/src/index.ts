export { checkControl, type ControlCheck, type ControlItem } from './control/control.ts';
export { amountCell, csvLine, csvStart, hoursCell, textCell } from './cells/csv-cells.ts';
export { unitInName } from './cells/duration-unit.ts';
export { CELL_KINDS, type CellKind } from './cells/cell-kinds.ts';
export type { ReadOptions } from './rows/decisions.ts';
export { ENCODINGS, type Encoding, sizeProblem } from './table/decode.ts';
export {
  type ColumnDescription,
  type DescribeOptions,
  type DescribeOutcome,
  type Signs,
  describeTable,
  type TableDescription,
  type ValueDescription,
} from './table/describe-table.ts';
export { type Direction, directionOf } from './rows/directions.ts';
export type { Drift, Resemblance } from './header/drift.ts';
export { headerReport, type ReportOutcome } from './table/header-report.ts';
export { headerNames, namelessColumns } from './table/header-names.ts';
export { isByName, isNamed } from './header/header.ts';
export {
  formerPayoutKey,
  isKeyOfCharge,
  isKeyOfId,
  keyOfCharge,
  keyOfCharged,
  keyOfId,
} from './entries/keys.ts';
export {
  type KindAnswers,
  type KindUse,
  kindsOfPreset,
  mappingWithKinds,
  saidOfKinds,
} from './mapping/kind-answers.ts';
export { MAPPING_PARTS } from './mapping/mapping.ts';
export { namesBreak, namesLengthOfBreaks } from './mapping/break-columns.ts';
export { controlRuleOf, faultOfMapping } from './mapping/mapping-check.ts';
export { namesHundredths } from './mapping/in-cents.ts';
export { cameToNothing } from './mapping/came-to-nothing.ts';
export { wentBack } from './mapping/mapping-doubts.ts';
export { atHeaderRow, fitOf, type MappingFit, type MappingGap, withColumn } from './mapping/mapping-fit.ts';
export { LAYOUT_PARTS } from './mapping/mapping-layout.ts';
export { CONTROL_PARTS, LINE_PARTS, PART_PARTS } from './mapping/mapping-lines.ts';
export { withoutPersonal } from './rows/personal.ts';
export { type OwnFileEarning, type OwnFileSale, ownFileLine, ownFileStart } from './rows/own-file.ts';
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
export { openStatement, readStatement } from './read-statement.ts';
export type { AskedKinds, RowKind } from './rows/row-kinds.ts';
export type { RowOrigin, ValueName } from './rows/origins.ts';
export { isAnyOf, linesNaming } from './rows/types-of-rows.ts';
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
  QuestionedDate,
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
export { DELIMITERS, type Delimiter, HEADER_ROWS_SEARCHED } from './table/table.ts';
export { toWireItems, type WireItem } from './wire.ts';
