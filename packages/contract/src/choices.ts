import { COMPONENT_NAMES } from '@earntrack/domain';

// Apart from the inputs, so that a page that lists choices does not load the validation of what is sent.

export const EARNING_SOURCES = ['typed', 'statement'] as const;
export type EarningSource = (typeof EARNING_SOURCES)[number];

/** Where a refund counts: when it happened (cash), or with the earning that it adjusts (accrual). */
export const BASES = ['cash', 'accrual'] as const;
export type Basis = (typeof BASES)[number];

/** Named in place of a preset where a mapping says how the file is read. */
export const BY_MAPPING = 'mapping';

export const IMPORT_OUTCOMES = ['new', 'unchanged', 'changed', 'leftOut'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/**
 * What a person decides of a row before it is recorded: that it is left out, that it is an entry which they typed, or that it counts
 * although they changed or deleted its entry, or another file says otherwise.
 */
export const ITEM_DECISIONS = ['leaveOut', 'merge', 'take'] as const;
export type ItemDecision = (typeof ITEM_DECISIONS)[number];

/**
 * Why what a row says is not taken though its entry says otherwise: a person changed it, deleted it or moved it to another platform,
 * another file counts, which is later or was chosen, or such a file took the entry back. All but what was moved may be taken although.
 */
export const KEPT_REASONS = ['edited', 'deleted', 'moved', 'otherFile', 'takenBack'] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/** What of an entry may be made from cells of a file; the amount is that of a payout. */
export const VALUE_NAMES = [
  ...COMPONENT_NAMES,
  'amount',
  'day',
  'currency',
  'hours',
  'description',
  'platform',
] as const satisfies readonly string[];
export type ValueName = (typeof VALUE_NAMES)[number];

/** What an entry may be. */
export const ENTRY_KINDS = ['earning', 'work', 'payout'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * What undoing an import does to the entry of a row: it goes, it says again what an earlier or later file says, another file holds
 * it as it is, a person does, who changed or deleted it, or it is again what that person had before they chose the row instead.
 */
export const UNDO_EFFECTS = ['removed', 'reverted', 'held', 'kept', 'givenBack'] as const;
export type UndoEffect = (typeof UNDO_EFFECTS)[number];

export { PRODUCT_KINDS, type ProductKind } from '@earntrack/domain';

/** Under so much, a pattern would be chance: nothing is said then, except what is missing. */
export const ANALYTICS_FLOORS = {
  /** For the hours of the week: time with a start and an end, on so many days. */
  hours: { seconds: 8 * 3600, days: 3 },
  /** For one part of one weekday to be called the best of all. */
  window: { seconds: 2 * 3600, days: 2 },
  /** For how earnings spread. */
  spread: { earnings: 8 },
} as const;

/** The periods in which something can be aimed at. */
export const GOAL_PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'taxYear'] as const;
export type GoalPeriodKind = (typeof GOAL_PERIOD_KINDS)[number];

/** What a person deletes and can bring back from the bin. */
export const BIN_KINDS = ['earning', 'work', 'payout', 'goal', 'product', 'platform'] as const;
export type BinKind = (typeof BIN_KINDS)[number];

/** How many periods before the current one a goal looks back on. */
export const GOAL_PERIODS_BEFORE = 6;

/** Under so many earnings with hours, or so few hours, a rate is chance: it is shown, and ranked with nothing. */
export const RANK_FLOOR = { earnings: 3, seconds: 2 * 3600 } as const;

/** What a program's token may be allowed. */
export const TOKEN_SCOPES = ['read', 'write', 'import', 'export'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How long a token may be good for, in days; null for as long as nobody revokes it. */
export const TOKEN_LIFETIMES = [30, 90, 365, null] as const;
export type TokenLifetime = (typeof TOKEN_LIFETIMES)[number];

/** What somebody can show beside their password. */
export const SECOND_FACTOR_KINDS = ['totp'] as const;
export type SecondFactorKind = (typeof SECOND_FACTOR_KINDS)[number];

/** Who did something: a browser, a program, the operator at the command line, or somebody who was not let in. */
export const ACTOR_KINDS = ['session', 'access_token', 'api_token', 'operator', 'nobody'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** What an account remembers of what was done with it, by what it is about. */
export const ACTIONS = {
  signIn: [
    'signed_in',
    'sign_in_failed',
    'signed_out',
    'device_ended',
    'other_devices_ended',
    'program_signed_in',
    'program_signed_out',
    'refresh_token_reused',
  ],
  security: [
    'account_made',
    'password_changed',
    'password_reset_requested',
    'password_reset',
    'email_change_requested',
    'email_changed',
    'second_factor_on',
    'second_factor_off',
    'recovery_codes_made',
    'recovery_code_used',
    'api_token_made',
    'api_token_revoked',
    'role_changed',
  ],
  data: [
    'profile_changed',
    'platform_archived',
    'platform_unarchived',
    'platform_deleted',
    'platform_restored',
    'bin_restored',
    'bin_deleted',
    'import_committed',
    'import_undone',
    'earnings_edited',
    'earnings_deleted',
    'bulk_change_undone',
    'earnings_exported',
    'activity_exported',
    'archive_exported',
    'archive_restored',
  ],
} as const;
export type ActionGroup = keyof typeof ACTIONS;
export type Action = (typeof ACTIONS)[ActionGroup][number];

/** What else is remembered of an act: never a secret, and no amount. */
export type ActDetails = Readonly<Record<string, string | number | boolean>>;
