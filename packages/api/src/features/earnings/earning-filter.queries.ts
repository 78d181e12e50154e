import type { EarningFilter } from '@earntrack/contract';
import type { Database } from '@earntrack/db';
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
  const { from, to, platformIds, tags, source, currency, productId, adjustsId, part, text } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (from) conditions.push(eb('earned_on', '>=', from));
  if (to) conditions.push(eb('earned_on', '<=', to));
  if (platformIds) conditions.push(eb('platform_id', '=', anyOf(platformIds)));
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

function mentions(eb: EarningExpressions, text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return eb.or([
    eb('note', 'ilike', pattern),
    eb('description', 'ilike', pattern),
    sql<SqlBool>`array_to_string(tags, ${UNIT_SEPARATOR}::text) ilike ${pattern}`,
  ]);
}
