/**
 * Metrics that rules and dashboards ask for and that the server does not have yet. Each has to be missing: the test fails as soon as one
 * of them is there, and its line goes.
 */
const AWAITED = [
  'db_query_duration_seconds',
  'db_query_errors_total',
  'db_pool_wait_seconds',
  'job_runs_total',
  'job_duration_seconds',
  'job_last_success_timestamp_seconds',
  'imports_finished_total',
  'sign_ins_total',
  'calls_refused_total',
  'sessions_open',
  'users_active',
  'earnings_tracked',
  'accounts',
  'web_vital_lcp_seconds',
  'web_vital_inp_seconds',
  'web_vital_cls',
  'web_errors_total',
  'earntrack_deployments_total',
  'earntrack_build_info',
  'cache_requests_total',
  'cache_breaker_open',
  'backup_last_verified_timestamp_seconds',
];

/** The awaited metrics that an expression asks for. */
export function awaitedIn(expr: string): string[] {
  return AWAITED.filter((name) => new RegExp(`\\b${name}(_bucket|_count|_sum)?\\b`).test(expr));
}
