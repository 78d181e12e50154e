import type { TwinView } from '@earntrack/contract';
import {
  asCurrency,
  formatDuration,
  formatMoney,
  type LocalDate,
  microsFromDecimal,
} from '@earntrack/domain';
import { CLOCK_NAMES } from '../../../lib/clock-names.ts';
import { shortDay } from '../../../lib/days.ts';

/** That a row is what a person typed, as the procedure takes it. */
export type Merge = { decision: 'merge' } & (
  | { earningId: string }
  | { workId: string }
  | { payoutId: string }
);

interface Place {
  locale: string;
  today: LocalDate;
}

/** What a person typed and a row may be once more: "You typed that $400.00 arrived on Jan 30, “rent”." */
export function typedInWords(twin: TwinView, { locale, today }: Place): string {
  const note = twin.note && `, “${twin.note}”`;
  const money = (amount: string, currency: string) =>
    formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
  const on = (day: string) => `on ${shortDay(day, { locale, today })}${note}.`;
  switch (twin.kind) {
    case 'earning':
      return `You typed ${money(twin.net, twin.currency)} ${on(twin.earnedOn)}`;
    case 'work': {
      const hours = `${formatDuration(twin.seconds)} (${CLOCK_NAMES[twin.clock].toLowerCase()})`;
      if (!twin.isOfEarning) return `You typed ${hours} ${on(twin.workedOn)}`;
      return `You typed ${hours} with an earning ${on(twin.workedOn)} If they are these hours, leave the row out.`;
    }
    case 'payout': {
      const isBack = twin.amount.startsWith('-');
      const amount = money(isBack ? twin.amount.slice(1) : twin.amount, twin.currency);
      return `You typed that ${amount} ${isBack ? 'was taken back' : 'arrived'} ${on(twin.paidOn)}`;
    }
  }
}

/** How a row becomes it; null for hours of an earning, which are written with that one alone. */
export function mergeWith(twin: TwinView): Merge | null {
  const decision = 'merge' as const;
  switch (twin.kind) {
    case 'earning':
      return { decision, earningId: twin.id };
    case 'work':
      return twin.isOfEarning ? null : { decision, workId: twin.id };
    case 'payout':
      return { decision, payoutId: twin.id };
  }
}
