import { addDays, addMonths, daysBetween, type LocalDate, weekdayOf } from '@earntrack/domain';

import { fairSales, mugOf } from './fair-story.ts';
import { type OwedDay, weeklyPayouts } from './payout-story.ts';
import { Seeded } from './seeded.ts';
import type { PlatformStory, Span, StoryFile, StoryRefund, WorkInput } from './story.ts';
import { amountOf, csvOf, instantAt, monthOf, percentOf, workingDays } from './story-words.ts';
import type { UberStory } from './uber-story.ts';

interface Order {
  day: LocalDate;
  id: string;
  what: string;
  cents: number;
  feeCents: number;
  taxCents: number;
}

type Thing = readonly [what: string, cents: number];

const THINGS: readonly [Thing, ...Thing[]] = [
  ['Stoneware mug', 2_400],
  ['Linen print', 3_200],
  ['Set of four cups', 6_800],
  ['Small vase', 2_900],
  ['Serving bowl', 5_400],
];
const HEADER = ['platform', 'date', 'amount', 'fees', 'pass_through_tax', 'currency', 'id', 'notes'];
/** The order of about this many days ago came back. */
const REFUNDED_AGO = 75;
const REFUND_AGO = 47;
/** On every so many an evening of driving she also answered the shop's messages. */
const SHARED_EVENING = 7;

/** A shop that opened in the fourth month: cups before Christmas, one that came back, a fair, tax that only passes through. */
export function tellEtsy(span: Span, uber: UberStory): PlatformStory {
  const seeded = new Seeded(7_003);
  const id = seeded.id(span.firstDay);
  const product = mugOf(span, seeded);
  const orders = workingDays(span).flatMap((day) => ordersOn(day, span, seeded));
  return {
    platform: {
      id,
      name: 'Etsy',
      kind: 'marketplace',
      colour: 2,
      currency: 'EUR',
      expectedHourly: '18',
      catalogueKey: 'etsy',
    },
    files: filesOf(span, orders, seeded),
    products: [product],
    earnings: fairSales(span, { platformId: id, product, seeded }),
    refunds: refundsOf(span, orders, { id, seeded }),
    payouts: weeklyPayouts(span, owedFor(orders, span), {
      platformId: id,
      currency: 'EUR',
      weekday: 1,
      seeded,
    }),
    work: [...packingDays(span, id, seeded), ...sharedEvenings(uber, id, seeded)],
  };
}

function opening({ firstDay }: Span): LocalDate {
  return addMonths(firstDay, 3);
}

function ordersOn(day: LocalDate, span: Span, seeded: Seeded): Order[] {
  const percent = [11, 12].includes(monthOf(day)) ? 62 : 24;
  const isRefunded = daysBetween(day, span.today) === REFUNDED_AGO;
  if (day < opening(span) || (!seeded.chance(percent) && !isRefunded)) return [];
  const [what, cents] = seeded.pick(THINGS);
  const feeCents = percentOf(cents, 10) + 20;
  const taxCents = seeded.chance(35) ? percentOf(cents, 23) : 0;
  return [{ day, id: `order-${seeded.whole(10_000_000, 99_999_999)}`, what, cents, feeCents, taxCents }];
}

function filesOf({ firstDay, today }: Span, orders: readonly Order[], seeded: Seeded): StoryFile[] {
  const file = (fileName: string, from: LocalDate, to: LocalDate): StoryFile => {
    const wanted = orders.filter(({ day }) => day >= from && day < to);
    return { importId: seeded.id(to), fileName, csv: csvOf(HEADER, wanted.map(cellsOf)) };
  };
  const middle = addMonths(firstDay, 11);
  return [file('etsy-orders-1.csv', firstDay, middle), file('etsy-orders-2.csv', middle, today)];
}

function cellsOf({ day, id, what, cents, feeCents, taxCents }: Order): string[] {
  return ['Etsy', day, amountOf(cents), amountOf(feeCents), amountOf(taxCents), 'EUR', id, what];
}

interface Shop {
  id: string;
  seeded: Seeded;
}

/** The fairs were paid in cash; the tax is sent along, because she hands it on herself. */
function owedFor(orders: readonly Order[], { today }: Span): OwedDay[] {
  const refunded = orders.filter(isRefunded(today));
  return [
    ...orders.map((order) => ({ day: order.day, cents: worthOf(order) })),
    ...refunded.map((order) => ({ day: addDays(today, -REFUND_AGO), cents: -worthOf(order) })),
  ];
}

function worthOf({ cents, feeCents, taxCents }: Order): number {
  return cents - feeCents + taxCents;
}

function isRefunded(today: LocalDate) {
  return ({ day }: Order) => daysBetween(day, today) === REFUNDED_AGO;
}

/** All of the money goes back, and Etsy gives its fee back. */
function refundsOf({ today }: Span, orders: readonly Order[], { id, seeded }: Shop): StoryRefund[] {
  const returned = orders.filter(isRefunded(today));
  const day = addDays(today, -REFUND_AGO);
  return returned.map(({ day: orderedOn, what, cents, feeCents, taxCents }) => ({
    earning: {
      id: seeded.id(day),
      platformId: id,
      earnedOn: day,
      currency: 'EUR',
      components: {
        adjustments: amountOf(-cents),
        fees: amountOf(-feeCents),
        passThroughTax: amountOf(-taxCents),
      },
      note: `${what} came back with a crack`,
      tags: ['refund'],
    },
    adjusts: { day: orderedOn, description: what },
  }));
}

/** Wednesdays at the wheel and on the way to the post office. */
function packingDays(span: Span, platformId: string, seeded: Seeded): WorkInput[] {
  const days = workingDays(span).filter((day) => day >= opening(span) && weekdayOf(day) === 3);
  return days
    .filter(() => seeded.chance(85))
    .map((day) => ({
      id: seeded.id(day),
      platformIds: [platformId],
      clock: 'engaged',
      time: { kind: 'duration', workedOn: day, seconds: seeded.whole(6, 14) * 900 },
      note: 'Packing and post office',
    }));
}

/** Waiting for rides she answers the shop: the same hours on two platforms, which count once in all. */
function sharedEvenings({ evenings }: UberStory, platformId: string, seeded: Seeded): WorkInput[] {
  return evenings
    .filter((_, index) => index % SHARED_EVENING === 0)
    .map(({ day, startMinutes }) => ({
      id: seeded.id(day),
      platformIds: [platformId],
      clock: 'online',
      time: {
        kind: 'span',
        startedAt: instantAt(day, startMinutes + 45),
        endedAt: instantAt(day, startMinutes + 45 + seeded.whole(3, 6) * 15),
      },
      note: 'Messages between rides',
    }));
}
