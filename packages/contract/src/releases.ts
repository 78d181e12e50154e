/** How a release went: it serves, it never did, or the one before was put back. */
export const RELEASE_RESULTS = ['succeeded', 'failed', 'rolled_back'] as const;
export type ReleaseResult = (typeof RELEASE_RESULTS)[number];
