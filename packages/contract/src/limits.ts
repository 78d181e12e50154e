import { MAX_SALE_UNITS } from '@earntrack/domain';

/** How long before maintenance begins people are told. */
export const NOTICE_DAYS = 7;

/** Limits that forms and procedures share. */
export const LIMITS = {
  emailLength: 254,
  passwordMinLength: 8,
  passwordMaxLength: 256,
  displayNameLength: 80,
  linkTokenLength: 200,
  /** A code of a second factor or a recovery code, with whatever stands between its characters. */
  codeLength: 64,
  /** A refresh token, as somebody may send it. */
  refreshTokenLength: 200,
  /** Tokens for programs of one account that have not expired. */
  apiTokens: 50,
  apiTokenNameLength: 80,
  platformNameLength: 80,
  productNameLength: 120,
  /** Prices of one product that can be given at once. */
  productPrices: 1000,
  noteLength: 2000,
  tagLength: 40,
  tagsOfEarning: 20,
  /** Units of one sale. */
  saleUnits: MAX_SALE_UNITS,
  /** Values of one kind in a filter. */
  filterValues: 50,
  searchLength: 100,
  /** Earnings that one change of many can name; more are named by a filter. */
  bulkIds: 10_000,
  /** Changes of many that are listed, unless more are asked for. */
  bulkChanges: 5,
  bulkChangesMax: 20,
  descriptionLength: 500,
  externalIdLength: 200,
  pageSize: 50,
  pageSizeMax: 200,
  /** The newest earnings that the overview shows. */
  recentEarnings: 8,
  /** Rows shown behind one figure of a picture. */
  rowsBehind: 100,
  /** Rows in one chunk of a staged statement. */
  statementChunkRows: 1000,
  /** Rows of a file that one item is made of. */
  rowsOfItem: 200,
  /** Recorded files that one is told apart from at once. */
  tiedFiles: 100,
  /** Rows of one statement file. */
  statementRows: 1_000_000,
  /** Mappings that one account keeps. */
  mappings: 100,
  mappingNameLength: 80,
  /** A mapping as JSON, in characters: far more than the widest export needs. */
  mappingLength: 100_000,
  /** The columns that say each value of a file, by kinds of rows, as JSON, in characters: more than the reader of statements ever tells. */
  originsLength: 100_000,
  /** How long a deleted thing can be brought back, in days. */
  binDays: 30,
  /** Things of the bin that can be named at once. */
  binItems: 200,
  /** How long a request that a program named is known, in days. */
  idempotencyDays: 7,
  /** How long what was done with an account is remembered, in days; the database keeps it as long. */
  auditDays: 365,
  /** How long it is known what changed in an account, for a device that was away, in days. */
  liveEventDays: 2,
  incidentTitleLength: 120,
  incidentMessageLength: 1000,
  /** Of what a report says of the cause, and of what follows from it. */
  incidentReviewLength: 10_000,
  /** Incidents that are listed at once; older ones are found by their id. */
  incidentsListed: 100,
  /** A sentence that everybody is shown at the top of every screen. */
  noticeLength: 300,
  /** How long incidents stay on the status page, in days. */
  statusDays: 30,
  /** How long it is known what was used how often, in days. */
  featureUseDays: 90,
  /** Streams of changes that one account may have open on one server process. */
  liveStreams: 20,
} as const;
