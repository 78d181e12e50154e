import { ANALYTICS_FLOORS, type AnalyticsView, type analyticsInput } from '@earntrack/contract';
import { type AskLast, inSnapshot } from '@earntrack/db';
import { bucketUnitFor } from '@earntrack/domain';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { currenciesOf } from '../dashboard/index.ts';
import { recentEarnings } from '../earnings/index.ts';
import { countBins, listProductNames, netQuantiles, sumComponents, sumTags } from './analytics.queries.ts';
import type { EarningScope } from './counted-earnings.queries.ts';
import { currencyParts, type Report, reportView, type Spread } from './analytics.view.ts';
import { hourCells } from './hour-cells.ts';
import { hourRulesOf, type ReadStretch, readStretch, worthsOf } from './read-stretch.ts';
import { roundEdges } from './spread-bins.ts';

type AnalyticsInput = z.output<typeof analyticsInput>;

/** Every figure of the page, from one snapshot of the database. */
export function report(db: Handle, actor: Actor, input: AnalyticsInput): Promise<AnalyticsView> {
  return inSnapshot(db, async (tx, askLast) => {
    const [stretch, [latest]] = await Promise.all([
      readStretch(tx, actor, input.period),
      recentEarnings(tx, actor, 1),
    ]);
    const { calendar, asked, figures, profile } = stretch;
    const today = { from: calendar.today, to: calendar.today };
    const range = input.period.kind === 'all' ? (figures.extent ?? today) : asked;
    const currencies = currenciesOf([figures], profile.currency);
    const currency = currencies.find((code) => code === input.currency) ?? currencies[0];
    const buckets = { range, unit: bucketUnitFor(range), weekStart: profile.week_start };
    const scope = currency && { range: asked, currency, basis: profile.basis };
    return {
      today: calendar.today,
      period: range,
      bucketUnit: buckets.unit,
      currencies: currencyParts(currencies, figures),
      report: scope ? reportView(await readReport(tx, actor, { scope, stretch, askLast }), buckets) : null,
      latestOn: latest?.earnedOn ?? null,
    };
  });
}

interface Wanted {
  scope: EarningScope;
  stretch: ReadStretch;
  askLast: AskLast;
}

async function readReport(tx: Handle, actor: Actor, { scope, stretch, askLast }: Wanted): Promise<Report> {
  const components = await sumComponents(tx, actor.userId, scope);
  const ids = components.flatMap(({ productId }) => (productId === null ? [] : [productId]));
  const earningCount = components.reduce((sum, each) => sum + each.earningCount, 0);
  const [tags, productNames, spread] = await Promise.all([
    components.some(({ isTagged }) => isTagged) ? sumTags(tx, actor.userId, scope) : [],
    listProductNames(tx, actor.userId, [...new Set(ids)]),
    earningCount < ANALYTICS_FLOORS.spread.earnings ? null : readSpread(tx, actor.userId, { scope, askLast }),
  ]);
  return {
    currency: scope.currency,
    figures: stretch.figures,
    components,
    earningCount,
    tags,
    productNames,
    cells: hourCells(stretch.work, worthsOf(stretch), hourRulesOf(stretch, scope.currency)),
    spread,
  };
}

/** The last to be asked: all that is asked beside it goes with its first question. */
async function readSpread(
  tx: Handle,
  ownerId: string,
  { scope, askLast }: Omit<Wanted, 'stretch'>,
): Promise<Spread | null> {
  const quantiles = await netQuantiles(tx, ownerId, scope);
  if (!quantiles) return null;
  const { low, median, high } = quantiles;
  const edges = roundEdges(low, high, scope.currency);
  return { median, edges, bins: await askLast(() => countBins(tx, ownerId, { ...scope, edges })) };
}
