const OWNER = 'drafts-of';

/** Kept drafts are one person's: once somebody else is known to be signed in here, those from before are dropped. */
export function keepDraftsOf(accountId: string, storage: Storage = sessionStorage): void {
  const owner = storage.getItem(OWNER);
  if (owner !== null && owner !== accountId) storage.clear();
  storage.setItem(OWNER, accountId);
}
