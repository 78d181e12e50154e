/** What can be sold. */
export const PRODUCT_KINDS = ['digital', 'service', 'physical'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** The most units that one sale has, and that come back at once. */
export const MAX_SALE_UNITS = 1_000_000;
