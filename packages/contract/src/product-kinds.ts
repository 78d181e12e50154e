// Apart from the inputs, so that a page that lists the kinds does not load their validation.
export const PRODUCT_KINDS = ['digital', 'service', 'physical'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];
