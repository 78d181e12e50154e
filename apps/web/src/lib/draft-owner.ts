const OWNER = 'drafts-of';

/** What the key of every kept draft starts with. */
export const DRAFT_PREFIX = 'draft:';

/** Kept drafts are one person's: once somebody else is known to be signed in here, those from before are dropped. */
export function keepDraftsOf(accountId: string, storage: Storage = sessionStorage): void {
  const owner = storage.getItem(OWNER);
  if (owner !== null && owner !== accountId) storage.clear();
  storage.setItem(OWNER, accountId);
}

interface LeftBehind {
  /** Somebody was signed in here and did not sign out themselves, which would have cleared everything. */
  wasSignedIn: boolean;
  /** Whose account that was. */
  accountId: string | null;
  hasDrafts: boolean;
}

/** What a session that ended leaves in this tab for the person who comes back. */
export function leftBehind(storage: Storage = sessionStorage): LeftBehind {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const accountId = storage.getItem(OWNER);
  return {
    wasSignedIn: accountId !== null,
    accountId,
    hasDrafts: keys.some((key) => key.startsWith(DRAFT_PREFIX)),
  };
}
