/** From "nobody can work" to "a blemish". */
export const SEVERITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What each severity means, in the words of the status page. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  P1: 'Critical',
  P2: 'High',
  P3: 'Medium',
  P4: 'Low',
};

export const OPEN_INCIDENT_STATUSES = ['investigating', 'identified', 'monitoring'] as const;
export const INCIDENT_STATUSES = [...OPEN_INCIDENT_STATUSES, 'resolved'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** What people know of EarnTrack, and can lose. */
export const AFFECTED_SERVICES = ['app', 'signIn', 'entries', 'imports', 'analytics', 'api', 'mail'] as const;
export type AffectedService = (typeof AFFECTED_SERVICES)[number];

/** What they are called. */
export const SERVICE_NAMES: Readonly<Record<AffectedService, string>> = {
  app: 'The whole app',
  signIn: 'Signing in',
  entries: 'Recording earnings and work',
  imports: 'Statement imports',
  analytics: 'Overview and analytics',
  api: 'The API',
  mail: 'E-mail',
};
