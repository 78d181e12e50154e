import type { EarningFilter } from '@earntrack/contract';
import type { Database } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { anyOf } from '../../any-of.queries.ts';
import { COLUMN_OF_COMPONENT } from './earning-columns.ts';

type EarningExpressions = ExpressionBuilder<Database, 'earning'>;

/** Parts tags in one text from each other; no tag holds it. */
const UNIT_SEPARATOR = '\u001f';

/** True for earnings that fit, without those in the bin. Whose they are is said by the statement that uses it. */
export function fits(filter: EarningFilter) {
  return (eb: EarningExpressions) => eb.and([eb('deleted_at', 'is', null), ...conditionsOf(eb, filter)]);
}

/** True for a filter that leaves the best plan as it is: an index by days, newest first, whatever the days are. */
export function isByDayAtMost({ from: _from, to: _to, ...others }: EarningFilter): boolean {
  return Object.values(others).every((value) => value == null);
}

function conditionsOf(eb: EarningExpressions, filter: EarningFilter): Expression<SqlBool>[] {
  const { from, to, countedFrom, countedTo, platformIds, tags, source, currency, part, text } = filter;
  const { productId, adjustsId } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (from) conditions.push(eb('earned_on', '>=', from));
  if (to) conditions.push(eb('earned_on', '<=', to));
  if (countedFrom) conditions.push(eb(countedOn(eb), '>=', countedFrom));
  if (countedTo) conditions.push(eb(countedOn(eb), '<=', countedTo));
  if (platformIds) conditions.push(isOfOneOf(eb, platformIds));
  if (source) conditions.push(eb('source', '=', source));
  if (currency) conditions.push(eb('currency', '=', currency));
  if (productId) conditions.push(eb('product_id', '=', productId));
  if (adjustsId) conditions.push(eb('adjusts_id', '=', adjustsId));
  if (part) conditions.push(eb(COLUMN_OF_COMPONENT[part], '<>', 0n));
  if (text) conditions.push(mentions(eb, text));
  // Said for the planner: without it the partial index on tagged earnings cannot be used.
  if (tags) conditions.push(sql<SqlBool>`tags <> '{}' and tags && ${tags}::text[]`);
  return conditions;
}

/** One is compared by itself: its index then has a page in the order of the list. */
function isOfOneOf(eb: EarningExpressions, platformIds: readonly string[]): Expression<SqlBool> {
  const [only, another] = platformIds;
  const isOne = only !== undefined && another === undefined;
  return eb('platform_id', '=', isOne ? only : anyOf(platformIds));
}

/** By the rule of the overview's accrual view: one whose earning is in the bin stands alone and counts on its own day. */
function countedOn(eb: EarningExpressions): Expression<LocalDate> {
  const dayOfAdjusted = eb
    .selectFrom('earning as adjusted')
    .select('adjusted.earned_on')
    .whereRef('adjusted.user_id', '=', 'earning.user_id')
    .whereRef('adjusted.id', '=', 'earning.adjusts_id')
    .where('adjusted.deleted_at', 'is', null);
  return sql<LocalDate>`case when earning.adjusts_id is null then earning.earned_on
    else coalesce(${dayOfAdjusted}, earning.earned_on) end`;
}

function mentions(eb: EarningExpressions, text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return eb.or([
    eb('note', 'ilike', pattern),
    eb('description', 'ilike', pattern),
    sql<SqlBool>`array_to_string(tags, ${UNIT_SEPARATOR}::text) ilike ${pattern}`,
  ]);
}
