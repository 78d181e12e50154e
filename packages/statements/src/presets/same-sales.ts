/** Presets of one platform whose files hold the same sales under other keys, for they tell them otherwise: only one of them is to be recorded. */
export const SAME_SALES: readonly (readonly string[])[] = [
  // A refund is a row of the payout, and a mark in the list of sales.
  ['gumroad', 'gumroad-sales'],
];
