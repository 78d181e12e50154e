import type { ChangeView } from '@earntrack/contract';
import type { QueryKey } from '@tanstack/react-query';

type Kind = Exclude<ChangeView['kind'], 'nothing'>;

const FIGURES = ['dashboard', 'analytics'];

/** Whose answers are made of what changed, by router or by one procedure of it; null for all of them. */
const CONCERNED: Record<Kind, readonly string[] | null> = {
  earnings: [
    ...FIGURES,
    'bin',
    'earnings',
    'goals',
    'imports.earningVersions',
    'payouts',
    'platforms',
    'products',
    'work',
  ],
  work: [...FIGURES, 'bin', 'earnings', 'goals', 'imports.workVersions', 'work'],
  payouts: [...FIGURES, 'bin', 'imports.payoutVersions', 'payouts', 'platforms'],
  platforms: [...FIGURES, 'bin', 'earnings', 'goals', 'payouts', 'platforms', 'work'],
  products: [...FIGURES, 'bin', 'earnings', 'products'],
  goals: [...FIGURES, 'bin', 'goals'],
  imports: ['imports', 'mappings'],
  // Zone, week and tax year decide nearly every figure.
  profile: null,
  everything: null,
};

/** Whether what a query answered may be another by now. */
export function isConcerned(key: QueryKey, kinds: ReadonlySet<Kind>): boolean {
  const [path] = key;
  const names = Array.isArray(path) ? [String(path[0]), path.join('.')] : [];
  return [...kinds].some((kind) => CONCERNED[kind]?.some((one) => names.includes(one)) ?? true);
}
