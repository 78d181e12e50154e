export const PRODUCT_KINDS = ['digital', 'service', 'physical'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];
