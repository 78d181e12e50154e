import type { Domain } from '@earntrack/contract';

const DOMAIN_OF: ReadonlyMap<string, Domain> = new Map([
  ['auth', 'auth'],
  ['tokens', 'auth'],
  ['apiTokens', 'auth'],
  ['audit', 'auth'],
  ['profile', 'profile'],
  ['platforms', 'platforms'],
  ['earnings', 'earnings'],
  ['work', 'earnings'],
  ['payouts', 'earnings'],
  ['imports', 'earnings'],
  ['mappings', 'earnings'],
  ['products', 'products'],
  ['dashboard', 'analytics'],
  ['analytics', 'analytics'],
  ['goals', 'analytics'],
]);

/** The domain of a feature, or of a procedure such as "work.list". */
export function domainOf(name: string): Domain {
  const [feature = ''] = name.split('.');
  return DOMAIN_OF.get(feature) ?? 'shared';
}
