export type AmountKind = 'count' | 'share' | 'seconds' | 'minutes';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });
const SECONDS = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A figure as a person reads it. */
export function amountOf(kind: AmountKind, value: number): string {
  switch (kind) {
    case 'count':
      return WHOLE.format(value);
    case 'share':
      return SHARE.format(value).replace('%', ' %');
    case 'minutes':
      return `${WHOLE.format(value)} min`;
    case 'seconds':
      return value < 1 ? `${SECONDS.format(value * 1_000)} ms` : `${SECONDS.format(value)} s`;
  }
}

/** "12 % more than", "the same as": how a figure compares with one of before. */
export function changeOf(now: number, before: number): string {
  if (now === before) return 'the same as';
  if (before === 0) return 'more than';
  const change = Math.abs(now / before - 1);
  const words =
    change >= 10
      ? `${WHOLE.format(now / before)} times`
      : SHARE.format(roundedShare(change)).replace('%', ' %');
  if (change >= 10) return `${words} that of`;
  return change < 0.005 ? 'about the same as' : `${words} ${now > before ? 'more' : 'less'} than`;
}

function roundedShare(share: number): number {
  return Math.round(share * 100) / 100;
}

export function counted(count: number, name: string, many = `${name}s`): string {
  return `${WHOLE.format(count)} ${count === 1 ? name : many}`;
}
