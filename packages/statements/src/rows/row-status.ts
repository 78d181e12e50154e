import type { Clock } from '@earntrack/domain';
import { cutText } from '../cells/cut-text.ts';
import type { LineRule } from '../preset.ts';
import { quoted } from '../problem.ts';
import type { Hours, RecordedKind } from '../statement.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { toldKind } from './descriptions.ts';
import { isAskedWhole } from './known-kinds.ts';
import { plainReason, type Reason } from './reasons.ts';
import { inColumns, isOfSomebody } from './row-texts.ts';
import type { kindFinder, RuleSubject } from './rules.ts';
import { saysUndone } from './types-of-rows.ts';

const STATUS_LENGTH = 80;
export const NO_PAYOUT = 'this is a payout, and nothing says its amount';

/** A description may name somebody, and so may any other text that only rules look at. */
const SAYS_NO_NAME: ReadonlySet<string> = new Set(['type', 'status']);

/** By which a row says itself that nothing is to be recorded of it. */
export interface RowStatus {
  /** As the file writes it; null where no cell has a word for it. */
  says: string | null;
  /** Of its hours; null where it has none. */
  clock: Clock | null;
  /** What it would be without that; empty where nothing tells. */
  kinds: readonly RecordedKind[];
}

/** A row that is left out, if it is. */
interface Left {
  reason: Reason | null;
  /** That of a kind that no rule knows. */
  ofType: Reason | null;
  /** What may be told of its type. */
  toldType: string;
  hours: Hours | null;
  kindsOf: ReturnType<typeof kindFinder>;
  source: SourceRow;
  decisions: Decisions;
}

/** What a row says of its kind, and what may be told of that. */
interface TypeTexts {
  type: string;
  toldType: string;
}

/** Why a row is left out that no rule fits. */
export function reasonForType({ type, toldType }: TypeTexts, decisions: Decisions): Reason {
  if (type === '') return plainReason('no rule fits this row, and nothing says what kind it is');
  const unknown = (named: string) => `not a known kind of row${named} ${inColumns(decisions, ['type'])}`;
  return {
    told: unknown(toldType === '' ? '' : `: ${quoted(toldType)}`),
    here: unknown(`: ${quoted(type)}`),
  };
}

/**
 * The status by which a row is left out: of a rule that says so, or of a type that came to nothing. Null where it is left out for another
 * reason: what cannot be read has said nothing.
 */
export function statusOf(
  rule: LineRule | null,
  { reason, ofType, toldType, hours, kindsOf, source, decisions, ...subject }: RuleSubject & Left,
): RowStatus | null {
  const { type, cell } = subject;
  const keeps = !decisions.isMapped || decisions.keepsPersonal;
  // An amount below zero is no status: a refund may have the id of the sale that it is of. Nor is it one that another file has the row to which this one refers.
  const isOfRest = rule?.where === undefined && (rule?.sign ?? rule?.has ?? rule?.refersTo) !== undefined;
  const isSkipped = rule?.skip !== undefined && !isOfRest && reason?.told === rule.skip;
  const isUndone = rule === null && saysUndone(type) && reason === ofType;
  if (!isSkipped && !isUndone) return null;
  const keys = Object.keys(rule?.where ?? {});
  const isTold = (key: string) =>
    SAYS_NO_NAME.has(key) &&
    !isOfSomebody(decisions, key) &&
    (keeps || (rule !== null && isAskedWhole(rule, key, cell(key))));
  const said = keys.length === 0 ? (keeps ? type : toldType) : keys.filter(isTold).map(cell).join(', ');
  const says = cutText(toldKind(said, source, decisions), STATUS_LENGTH) || null;
  return { says, clock: hours?.clock ?? null, kinds: kindsOf(subject, rule) };
}
