import { asCurrency, asLocalDate } from '@earntrack/domain';

export const owner = '018f3b6a-0000-7000-8000-000000000001';
export const id = '018f3b6a-0000-7000-8000-000000000002';

/** An earning without the user whose it is. */
export const ownerless = {
  id,
  platform_id: id,
  earned_on: asLocalDate('2026-11-12'),
  currency: asCurrency('EUR'),
  source: 'typed',
} as const;

export const earning = { user_id: owner, ...ownerless };
