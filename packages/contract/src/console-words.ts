// Apart from the views, so that a page that says these words loads no validation.

/** How a statement that somebody brought ended. */
export const IMPORT_RESULTS = ['recorded', 'cancelled', 'refused', 'failed'] as const;
export type ImportResult = (typeof IMPORT_RESULTS)[number];

/** What is counted as used: a procedure that answered, or a screen that was opened first. */
export const FEATURE_KINDS = ['procedure', 'screen'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** An open statement is stuck once it is so old: nobody looks at a preview for longer. */
export const IMPORT_STUCK_MS = 3_600_000;
