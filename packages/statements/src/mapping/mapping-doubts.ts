import { isCurrency } from '@earntrack/domain';
import { kindOf } from '../cells/cell-kinds.ts';
import { SumsOfOthers } from '../control/sums-of-others.ts';
import { columnsRead, labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import { toldKind } from '../rows/descriptions.ts';
import { DIRECTIONS } from '../rows/directions.ts';
import type { EarningRow, InterpretedRow, InterpretedRows, PayoutRow } from '../rows/rows.ts';
import type { SourceRow, SourceRows } from '../table/source-rows.ts';
import { CAME_TO_NOTHING, cameToNothing, plain } from './came-to-nothing.ts';
import { CountedTwice } from './counted-twice.ts';
import { FallenThrough } from './fallen-through.ts';
import { HeldBreaks } from './held-breaks.ts';
import { InCents } from './in-cents.ts';
import { MoreThanADay } from './more-than-a-day.ts';
import { OneAmountTwice } from './one-amount-twice.ts';
import { MOST_TEXTS } from './most-texts.ts';
import { FeesOfRefunds } from './refund-fees.ts';
import { StillClearing } from './still-clearing.ts';
import { PointsForColons } from './points-for-colons.ts';
import { describeUnreachable } from './unreachable-rules.ts';
import { TakenOfNothing } from './taken-of-nothing.ts';
import { UnreadBreaks } from './unread-breaks.ts';
import { UnreadKinds } from './unread-kinds.ts';
import { UnreadMoney } from './unread-money.ts';
import { UnreadRefunds } from './unread-refunds.ts';

/** Who looks through so many has seen what a file is like. */
const MOST_ROWS = 10_000;

/** What a text says of what is sought, in whole words: beside them may stand who it was. */
function wordsIn(text: string, { source, flags }: RegExp): string {
  return new RegExp(String.raw`${source}\p{L}*`, flags).exec(text)?.[0] ?? text;
}

/** True for the name of money that went back to who paid it. */
export function wentBack(name: string): boolean {
  return GIVEN_BACK.test(name);
}

/** Elsewhere three letters are a name or a country. */
const CURRENCY = /currency|currencies|währung|devise|divisa|moneda|moeda|valuta|waluta|munt/i;

const GIVEN_BACK =
  /(?<!\bfees? )(?<![\p{L}\p{N}_])(?:refund(?!able)|chargeback|rückerstatt(?!bar)|zurückerstatt|rückzahlung|rembours(?!able)|reembols(?!able|áve)|rimbors(?!abil)|terugbeta(?!albaar)|zwrot|zwróc|återbetal|estorn)/iu;
const OF_BUYERS = /\b(?:buyer|customer|guest|listing)\b/i;

/** What is left for the person of what others paid. */
const OWN_SHARE =
  /\b(?:(?:your|my|partner|author|artist|seller|creator|contributor|host|driver|tutor) (?:share|earnings?|cut|revenue|royalty)|earnings|earned|royalt(?:y|ies)|you (?:get|earn)|payout amount)\b/i;
/** What somebody else pays, most often for one piece. */
const PRICE = /\b(?:price|msrp|rrp)\b/i;
const PIECES = /\b(?:qty|quantity|units?|pieces|anzahl|menge|cantidad|quantité)\b/i;

interface Column {
  name: string;
  index: number;
  /** Of rows that would be recorded; null where there are too many. */
  texts: Map<string, number> | null;
  /** Of these rows, those with an amount other than zero. */
  amounts: number;
  /** Of these rows, those with a whole number above one. */
  several: number;
  /** A row that names another currency than would be recorded; null where none does, or where a cell is no code. */
  otherCurrency: { row: number; said: string; recorded: string } | null;
  isCurrency: boolean;
}

/** Looks at each row, and says in a sentence each what speaks against what comes of them. */
interface Doubt {
  add(row: InterpretedRow, cells: readonly string[]): void;
  describe(): readonly (string | null)[];
}

/**
 * What speaks against a mapping: columns that it leaves unread and that say that rows came to nothing, that amounts went the other way, or
 * another currency, and earnings below zero. A sentence for each. Only told, for somebody may have meant it so; a preset knows its files.
 */
export function describeMappingDoubts(
  rows: InterpretedRows,
  sources: SourceRows,
  decisions: Decisions,
): string[] {
  const { header, preset, match } = decisions;
  const read = columnsRead(match);
  const columns = labelsOf(header).flatMap((name, index): Column[] =>
    read.has(index)
      ? []
      : [{ name, index, texts: new Map(), amounts: 0, several: 0, otherCurrency: null, isCurrency: true }],
  );
  const moneyNames = labelsOf(header).filter((_, index) =>
    Object.values(match.places.money).flat().includes(index),
  );
  const watched = doubtsOfRows(decisions, read);
  let hasMinus = false;
  const below: number[] = [];
  let looked = 0;
  for (const row of rows) {
    if (looked === MOST_ROWS) break;
    looked += 1;
    const source = sources.at(row.file.row);
    for (const each of watched) each.add(row, source.cells);
    if (row.kind !== 'earning' && row.kind !== 'payout') continue;
    hasMinus ||= row.file.value < 0n;
    if (row.kind === 'earning' && row.components.base < 0n) below.push(row.file.row);
    note(columns, row, { source, decisions });
  }
  const unread = columns.flatMap((column) => [
    describeNothing(column),
    hasMinus ? null : wentTheOtherWay(column),
    anotherCurrency(column),
    anotherShare(column, moneyNames),
    ofOnePiece(column, moneyNames),
  ]);
  unread.push(...watched.flatMap((each) => each.describe()), ...describeUnreachable(preset.lines));
  // What is added up with others need not be above zero by itself.
  const told = preset.sumBy === undefined ? [...unread, earnedBelowZero(below)] : unread;
  return told.filter((sentence) => sentence !== null);
}

function doubtsOfRows(decisions: Decisions, read: ReadonlySet<number>): readonly Doubt[] {
  return [
    new GivenBack(),
    new FeesOfRefunds(decisions),
    new SumsOfOthers(),
    new StillClearing(),
    new TakenOfNothing(),
    new UnreadBreaks(decisions, read),
    new HeldBreaks(decisions),
    new UnreadMoney(decisions),
    new FallenThrough(decisions, cameToNothing),
    new UnreadRefunds(decisions, wentBack),
    new InCents(decisions),
    new CountedTwice(decisions),
    new OneAmountTwice(decisions),
    new MoreThanADay(decisions),
    new PointsForColons(decisions),
    new UnreadKinds(decisions, read),
  ];
}

function note(
  columns: readonly Column[],
  { file: { row }, currency }: EarningRow | PayoutRow,
  { source, decisions }: { source: SourceRow; decisions: Decisions },
) {
  for (const column of columns) {
    const cell = source.cells[column.index] ?? '';
    const text = plain(cell);
    if (text === '') continue;
    if (column.texts) count(column.texts, plain(toldKind(cell, source, decisions)));
    if (column.texts && column.texts.size > MOST_TEXTS) column.texts = null;
    if (OWN_SHARE.test(column.name) && /[1-9]/.test(text) && kindOf(text) === 'number') column.amounts += 1;
    if (PIECES.test(column.name) && /^(?:[2-9]|[1-9]\d+)$/.test(text)) column.several += 1;
    noteCurrency(column, text, { row, recorded: currency });
  }
}

function count(texts: Map<string, number>, text: string): void {
  texts.set(text, (texts.get(text) ?? 0) + 1);
}

function noteCurrency(
  column: Column,
  text: string,
  { row, recorded }: { row: number; recorded: string },
): void {
  if (!column.isCurrency) return;
  const said = text.toUpperCase();
  column.isCurrency = isCurrency(said);
  if (column.isCurrency && said !== recorded) column.otherCurrency ??= { row, said, recorded };
}

/** Beside a question like "Refunded?" and a mark of what came of a row. */
const YES = /^(?:yes|y|true|ja|j|oui|sí|si|sim|tak)$/u;
/** The same beside a question like "Paid?", of which nothing may come yet. */
const NO = /^(?:no|n|false|nein|non|não|nie|nee|nej|nei|ei)$/u;
const ASKS_WHETHER_PAID =
  /^(?:is )?(?:paid(?: out)?|approved|confirmed|cleared|settled|completed|collected|bezahlt|beglichen|ausgezahlt|bestätigt|payée?|réglée?|encaissée?|validée?|pagad[oa]|cobrad[oa]|pagat[oa]|incassat[oa]|saldat[oa]|pag[oa]|betaald|voldaan|(?:za|o)płacon[aeoy]|betalt|betald|maksettu)\??$/iu;

function describeNothing({ name, texts }: Column): string | null {
  const isAsked = cameToNothing(name) || wentBack(name);
  const isPaid = ASKS_WHETHER_PAID.test(name.trim());
  const [first, ...others] = [...(texts ?? [])].filter(
    ([text]) => cameToNothing(text) || (isAsked && YES.test(text)) || (isPaid && NO.test(text)),
  );
  if (!first) return null;
  const rows = [first, ...others].reduce((sum, [, count]) => sum + count, 0);
  const words = new Set([first, ...others].map(([text]) => wordsIn(text, CAME_TO_NOTHING)));
  const told = [...words].map(quoted).join(' or ');
  return `Warning: the column ${quoted(name)} says ${told} in ${inRows(rows)} that would be recorded, and nothing looks at it: where such rows came to nothing, leave them out.`;
}

function wentTheOtherWay({ name, texts }: Column): string | null {
  // Both of them: one letter alone may stand for anything.
  const pair = DIRECTIONS.find((each) => texts?.size === 2 && each.every((text) => texts.has(text)));
  const rows = pair === undefined ? 0 : (texts?.get(pair[1]) ?? 0);
  if (pair === undefined) return null;
  return `Warning: the column ${quoted(name)} says ${quoted(pair[1])} in ${inRows(rows)} that would be recorded, nothing looks at it, and no amount has a minus: what was paid may count as earned.`;
}

function anotherCurrency({ name, isCurrency: holdsCodes, otherCurrency }: Column): string | null {
  if (!holdsCodes || otherCurrency === null || !CURRENCY.test(name)) return null;
  const { row, said, recorded } = otherCurrency;
  // What a buyer paid in a currency of theirs says nothing against the amount.
  const doubt = OF_BUYERS.test(name) ? '' : 'Warning: ';
  return `${doubt}${doubt ? 'the' : 'The'} column ${quoted(name)} says ${said} in row ${row}, of which ${recorded} would be recorded; another column may hold the amount in ${said}.`;
}

/** The price of a thing that was sold, where another column says what was left of it. */
function anotherShare({ name, amounts }: Column, money: readonly string[]): string | null {
  const price = money.find((each) => PRICE.test(each));
  if (amounts === 0 || price === undefined || money.length > 1) return null;
  return `Warning: the column ${quoted(name)} is not read, and ${quoted(price)} would be recorded as what was earned: it may be what others paid.`;
}

function ofOnePiece({ name, several }: Column, money: readonly string[]): string | null {
  const price = money.find((each) => PRICE.test(each));
  if (several === 0 || price === undefined || money.length > 1) return null;
  return `Warning: the column ${quoted(name)} says that there were more than one in ${inRows(several)}, and ${quoted(price)} may be the price of one.`;
}

function earnedBelowZero(rows: readonly number[]): string | null {
  const [first] = rows;
  if (first === undefined) return null;
  return `Warning: ${inRows(rows.length)}, like row ${first}, would be recorded as earned below zero: leave out what you paid to others, and what went back to who paid you is an adjustment.`;
}

function inRows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

/** What is taken off by a platform. */
const FEE =
  /\b(?:fees?|commissions?|gebühr(?:en)?|provision|frais|comisi(?:ón|ones)|commissioni|prowizja|comissão)\b/iu;

/** Refunds that would be recorded as money that came in, as in a file of amounts without a sign, or not at all. */
class GivenBack {
  readonly #asEarned: EarningRow[] = [];
  readonly #leftOut: InterpretedRow[] = [];
  readonly #fees: InterpretedRow[] = [];

  add(row: InterpretedRow): void {
    if (row.kind === 'earning') {
      const { base, adjustments } = row.components;
      if (wentBack(row.type) && base + adjustments > 0n) this.#asEarned.push(row);
    }
    // By the sign of its amount: what is left out by its kind, a person has read.
    const isBelow = row.kind === 'leftOut' && row.status === null && row.file.value < 0n;
    if (isBelow && wentBack(row.description)) this.#leftOut.push(row);
    else if (isBelow && FEE.test(row.description)) this.#fees.push(row);
  }

  describe(): string[] {
    const [earned] = this.#asEarned;
    const [left] = this.#leftOut;
    const [fee] = this.#fees;
    return [
      earned &&
        `Warning: ${rowsLike(this.#asEarned)}, would be recorded as money that came to you, and ${quoted(earned.toldType || wordsIn(earned.type, GIVEN_BACK))} sounds like money that went back.`,
      left &&
        `Warning: ${rowsLike(this.#leftOut)}, would be left out, and sounds like money that you gave back: then more would count as earned than was.`,
      fee &&
        `Warning: ${rowsLike(this.#fees)}, would be left out, and sounds like a fee: what was taken off your earnings is one of them.`,
    ].filter((sentence) => sentence !== undefined);
  }
}

function rowsLike(rows: readonly InterpretedRow[]): string {
  return `${inRows(rows.length)}, like row ${rows[0]?.file.row}`;
}
