import type { ProductDetailView, SaleSumsView } from '@earntrack/contract';

/** Sums of a product's sales; every value can be given. */
export function sumsOf(given: Partial<SaleSumsView> = {}): SaleSumsView {
  return {
    currency: 'EUR',
    units: 3,
    gross: '36',
    reimbursements: '0',
    fees: '3.6',
    taxesWithheld: '0',
    net: '32.4',
    saleCount: 3,
    returnCount: 0,
    lastSoldOn: '2026-11-12',
    ...given,
  };
}

/** A product without prices and sales; every value can be given. */
export function productOf(given: Partial<ProductDetailView> = {}): ProductDetailView {
  return {
    id: '0193f2b0-0000-7000-8000-000000000001',
    name: 'Presets',
    kind: 'digital',
    note: '',
    isArchived: false,
    prices: [],
    currentPrices: [],
    sums: [],
    sumsOfDays: null,
    months: [],
    recentSales: [],
    version: 1,
    ...given,
  };
}
