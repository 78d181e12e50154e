import type { Part, Preset } from '../preset.ts';

/** What the guest paid is what is left and what was taken off. */
const booked = (to: Part['to']): Part[] => [
  { column: 'amount', to, sign: 1 },
  { column: 'fee', to, sign: 1 },
  { column: 'fastPay', to, sign: 1 },
  { column: 'fee', to: 'fees', sign: 1 },
  { column: 'fastPay', to: 'fees', sign: 1 },
];

const STAYS = [
  'Reservation',
  'Experience',
  'Co-Host payout',
  'Cohost payout',
  'Reserva',
  'Recebimento do coanfitrião',
];

/**
 * The transaction history of a host. A payout and the reservations that it pays stand side by side, the one in "Paid out" and the
 * others in "Amount". How dates are written depends on the account, and headers and kinds are in its
 * language. A payout, and what it pays, may stand on another day in a later export.
 */
export const airbnb: Preset = {
  id: 'airbnb',
  version: 1,
  name: 'Airbnb transaction history',
  platformKey: 'airbnb',
  layouts: [
    {
      name: 'transaction history',
      columns: {
        date: ['Date', 'Data'],
        type: ['Type', 'Tipo'],
        // Of a stay, and of a payout.
        reference: ['Confirmation code', 'Reference code', 'Código de Confirmação', 'Código de referência'],
        description: ['Listing', 'Details', 'Anúncio', 'Informações'],
        currency: ['Currency', 'Moeda'],
      },
      money: {
        amount: ['Amount', 'Valor'],
        paid: ['Paid out', 'Pago'],
        fee: ['Service fee', 'Host fee', 'Taxa de serviço'],
        fastPay: ['Fast pay fee', 'Taxa de pagamento rápido'],
      },
      required: ['date', 'type', 'reference', 'currency', 'amount', 'paid', 'fee'],
      others: [
        'Arriving by date',
        'Booking date',
        'Start date',
        'End date',
        'Nights',
        'Guest',
        'Cleaning fee',
        'Pet fee',
        'Community fee',
        'Gross earnings',
        'Occupancy taxes',
        'Airbnb remitted tax',
        'Earnings year',
        'Disponível por data',
        'Data da reserva',
        'Data de início',
        'Data de término',
        'Noites',
        'Hóspede',
        'Taxa de limpeza',
        'Ganhos brutos',
        'Impostos de ocupação',
        'Ganhos do ano',
      ],
      people: ['Hóspede'],
      currency: null,
      dateOrder: null,
      decimal: '.',
      daysMove: true,
    },
  ],
  lines: [
    // Of a stay that was canceled both are below zero.
    { types: STAYS, sign: 'negative', parts: booked('base') },
    {
      types: STAYS,
      sign: 'negative',
      of: 'fee',
      parts: [],
      skip: 'its service fee is below zero and its amount is not, so whether the amount is before or after the fee is not known',
    },
    { types: STAYS, parts: booked('base') },
    {
      types: [
        'Adjustment',
        'Resolution Payout',
        'Resolution Adjustment',
        'Resolution',
        'Cancellation Fee',
        'Cancellation Fee Refund',
        'Pagamento da Resolução',
      ],
      parts: booked('adjustments'),
    },
    {
      types: ['Host Promotion', 'Host Referral', 'Referral', 'Bonus', 'Credit'],
      parts: [{ column: 'amount', to: 'bonuses', sign: 1 }],
    },
    // Occupancy tax that Airbnb passes on to hosts who remit it themselves.
    {
      types: ['Pass Through Tot', 'Pass-Through Tot', 'Pass Through Occupancy Tax'],
      parts: [{ column: 'amount', to: 'passThroughTax', sign: 1 }],
    },
    {
      types: ['Tax Withholding', 'Host Income Tax Withholding', 'Withholding Tax'],
      parts: [{ column: 'amount', to: 'taxesWithheld', sign: -1 }],
    },
    {
      types: ['Payout'],
      parts: [
        { column: 'paid', to: 'payout', sign: 1 },
        { column: 'fastPay', to: 'fees', sign: 1 },
      ],
    },
  ],
  control: {
    column: 'amount',
    terms: { base: 1, bonuses: 1, adjustments: 1, fees: -1, taxesWithheld: -1, passThroughTax: 1 },
  },
};
