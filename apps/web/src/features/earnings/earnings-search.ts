import { EARNING_SOURCES, type EarningFilterWire, type EarningSource, LIMITS } from '@earntrack/contract';
import { COMPONENT_NAMES, type ComponentName, isCurrency, isLocalDate } from '@earntrack/domain';

/**
 * What stands in the address of the earnings, so that a figure elsewhere can lead to exactly the rows behind it:
 * `/earnings?from=2026-11-01&to=2026-11-30&platform=<id>,<id>&tag=night,airport&product=<id>`. All is optional, and what
 * means nothing is as if it were not there.
 */
export interface EarningsSearch {
  /** First and last day, YYYY-MM-DD. */
  from?: string;
  to?: string;
  /** The same of the days on which they count in the accrual view. */
  countedFrom?: string;
  countedTo?: string;
  /** Ids of platforms, a comma between two of them: earnings of any of these. */
  platform?: string;
  /** Tags, a comma between two of them: earnings with any of these. */
  tag?: string;
  /** Part of a note, of what a statement says, or of a tag. */
  q?: string;
  source?: EarningSource;
  /** ISO code: earnings in this currency. */
  currency?: string;
  /** Id of a product: its sales. */
  product?: string;
  /** Id of an earning: its corrections. */
  adjusts?: string;
  /** A part of earnings: those in which it is not zero. */
  part?: ComponentName;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The search of an address, without what means nothing there. */
export function earningsSearchOf(search: Record<string, unknown>): EarningsSearch {
  return searchOf(filterOf(search));
}

/** The filter that an address stands for. */
export function filterOf(search: Record<string, unknown>): EarningFilterWire {
  const text = textOf(search['q']).trim().slice(0, LIMITS.searchLength);
  const platformIds = listOf(search['platform']).filter((id) => ID.test(id));
  const tags = listOf(search['tag']);
  const [from, to] = [textOf(search['from']), textOf(search['to'])];
  const [countedFrom, countedTo] = [textOf(search['countedFrom']), textOf(search['countedTo'])];
  const [product, adjusts] = [textOf(search['product']), textOf(search['adjusts'])];
  const source = EARNING_SOURCES.find((name) => name === search['source']);
  const currency = textOf(search['currency']);
  const part = COMPONENT_NAMES.find((name) => name === search['part']);
  return {
    ...(isLocalDate(from) && { from }),
    ...(isLocalDate(to) && { to }),
    ...(isLocalDate(countedFrom) && { countedFrom }),
    ...(isLocalDate(countedTo) && { countedTo }),
    ...(platformIds.length > 0 && { platformIds }),
    ...(text && { text }),
    ...(tags.length > 0 && { tags }),
    ...(source && { source }),
    ...(isCurrency(currency) && { currency }),
    ...(ID.test(product) && { productId: product }),
    ...(ID.test(adjusts) && { adjustsId: adjusts }),
    ...(part && { part }),
  };
}

/** A filter as it stands in an address. */
export function searchOf(filter: EarningFilterWire): EarningsSearch {
  const { from, to, countedFrom, countedTo, platformIds, text, tags, source, currency } = filter;
  const { productId, adjustsId, part } = filter;
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(countedFrom && { countedFrom }),
    ...(countedTo && { countedTo }),
    ...(platformIds && { platform: platformIds.join(',') }),
    ...(text && { q: text }),
    ...(tags && { tag: tags.join(',') }),
    ...(source && { source }),
    ...(currency && { currency }),
    ...(productId && { product: productId }),
    ...(adjustsId && { adjusts: adjustsId }),
    ...(part && { part }),
  };
}

/** The router reads `q=7` as a number. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : '';
}

function listOf(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(',');
  const values = texts
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length <= LIMITS.tagLength);
  return [...new Set(values)].slice(0, LIMITS.filterValues);
}
