/** The parts by which instances may divide the work between them; the last is whatever belongs to no other. */
export const DOMAINS = [
  'auth',
  'profile',
  'platforms',
  'earnings',
  'analytics',
  'products',
  'shared',
] as const;

export type Domain = (typeof DOMAINS)[number];
