import { addDays, addMonths, type LocalDate } from '@earntrack/domain';

import type { Seeded } from './seeded.ts';
import type { EarningInput, ProductInput, Span } from './story.ts';
import { amountOf } from './story-words.ts';

export interface Stall {
  platformId: string;
  product: ProductInput;
  seeded: Seeded;
}

/** Days ago on which she had a table at the makers' fair. */
const FAIRS_AGO = [124, 68, 33, 0] as const;
const FIRST_PRICE_CENTS = 2_200;
const LATER_PRICE_CENTS = 2_400;

/** The mug, which costs more since the fourteenth month. */
export function mugOf(span: Span, seeded: Seeded): ProductInput {
  const price = (validFrom: LocalDate, cents: number) => ({
    currency: 'EUR',
    validFrom,
    price: amountOf(cents),
  });
  return {
    id: seeded.id(span.firstDay),
    name: 'Stoneware mug',
    kind: 'physical',
    note: 'Thrown by hand, 300 ml',
    prices: [price(span.firstDay, FIRST_PRICE_CENTS), price(raisedOn(span), LATER_PRICE_CENTS)],
  };
}

/** Mugs that were sold for cash; the stall's own time is typed with them. */
export function fairSales(span: Span, { platformId, product, seeded }: Stall): EarningInput[] {
  return FAIRS_AGO.map((ago) => {
    const day = addDays(span.today, -ago);
    const units = seeded.whole(3, 6);
    const brought = amountOf(units * (day < raisedOn(span) ? FIRST_PRICE_CENTS : LATER_PRICE_CENTS));
    return {
      id: seeded.id(day),
      platformId,
      earnedOn: day,
      currency: 'EUR',
      components: { base: brought, cashCollected: brought },
      note: 'Table at the makers’ fair',
      hours: { clock: 'doorToDoor', seconds: seeded.whole(10, 16) * 900 },
      tags: ['fair', 'cash'],
      sale: { productId: product.id, units },
    };
  });
}

function raisedOn({ firstDay }: Span): LocalDate {
  return addMonths(firstDay, 14);
}
