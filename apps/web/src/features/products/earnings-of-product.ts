import type { LinkProps } from '@tanstack/react-router';

/** The days whose sales are meant; all of them where none are given. */
export interface SaleDays {
  from?: string;
  to?: string;
}

/** Leads to the earnings that add up to a figure of the product. */
export function earningsOfProduct(productId: string, days: SaleDays = {}): Pick<LinkProps, 'to' | 'search'> {
  const search = { ...days, product: productId };
  return { to: '/earnings', search };
}
