/** What somebody has to know who calls one of these for the first time: what each looks at, an example, and how it ends. */

export const SMOKE_HELP = `Asks the address that people use, as somebody from outside would, and changes nothing:

  health       /health answers as EarnTrack does, and says that nothing is away
  database     the server reaches its database, and reads from it
  ready        /health/ready says that it takes requests
  api          /api/v1 is described, and an address that is not there is refused
  auth         nobody, and a token that was made up, are refused
  token        the token of --token is taken, and for how long still; left out without one
  pages        the app, its script and its addresses are served; left out where the pages are elsewhere
  headers      answers carry what docs/security.md promises
  cors         a page of somebody else may read nothing, and have nothing done
  metrics      /metrics is closed to strangers
  certificate  it is one that browsers take, for fourteen days at least; left out without https

  --token TOKEN    a token of a person, which needs no scope but "read"; else EARNTRACK_TOKEN
  --timeout-ms N   how long each answer is waited for (10000)
  --json           for programs

  earntrack smoke https://earn.example.org
  EARNTRACK_TOKEN=et_... earntrack smoke http://127.0.0.1:3000 --json

  ✓ as it should be   ! somebody should look   ✗ not ready   – left out

Ends with 0 where nothing failed, 1 where something did, and 2 where it was not called rightly.`;

export const LOGS_HELP = `Reads the lines that the server wrote, from files, zipped or not, or from - for stdin, and answers one question about them:

  errors         what failed, by type: how often, where mostly, and one request to follow
                   earntrack logs errors "$LOG_DIR"/earntrack-server.log
  database       the same of failures of the database, by SQLSTATE
                   earntrack logs database "$LOG_DIR"/*.log* --since 7d
  failed-logins  sign-ins that were refused, by reason
                   earntrack logs failed-logins "$LOG_DIR"/earntrack-server.log
  slow           requests that took longer than --over-ms, the slowest first
                   earntrack logs slow "$LOG_DIR"/earntrack-server.log --over-ms 500
  slow-queries   kinds of statement that were slow, for what, and one request to follow; the server writes those over DB_SLOW_QUERY_MS
                   docker compose logs --no-log-prefix app | earntrack logs slow-queries -
  request        everything that was written about one request, in its order
                   earntrack logs request --request 0b6c... "$LOG_DIR"/earntrack-server.log

  --since TIME    from when on: 24h, 30m, 7d, or 2026-11-26T08:00:00Z (24h); "request" looks at all
  --over-ms N     for slow (1000) and slow-queries (0: every line of them)
  --request ID    the id of the request, as x-request-id and people's error messages have it
  --limit N       as many rows at most (20)
  --json          for programs

Ends with 0 where it was answered, also that there was nothing; 1 where a file cannot be read; 2 where it was not called rightly.`;

export const REVIEW_HELP = `weekly  how EarnTrack did in the last seven days, against the seven before, and what to do about it:

  how much was asked and how much failed through us, how long answers and statements took, which procedures and statements were
  slowest, processor, memory and disk, restarts, releases, incidents and open reports, failed jobs, sign-ins and imports

Figures come from Prometheus where PROMETHEUS_URL names it, else from the log in LOG_DIR; releases and incidents from the database of
DATABASE_URL, else of EARNTRACK_DATA_DIR. What could not be read, or was measured by nothing, is said and never counted as well.

  --json  for programs

  PROMETHEUS_URL=http://127.0.0.1:9090 earntrack review weekly

Ends with 0 where all is well, 1 where something is to be looked at or done, and 2 where not everything could be read, or it was not
called rightly. docs/runbook/weekly-review.md says what to do with it.`;

export const AUDIT_HELP = `security  who may enter, what is old, and what the server really sends:

  roles and second factors of operators, tokens and sessions, failed sign-ins, what operators did, the age of each secret, what is known
  against the packages, headers, other origins, limits, certificate, whether /metrics is closed, and the last proved backup

It reads the database of DATABASE_URL, else of EARNTRACK_DATA_DIR, the log in LOG_DIR, and asks the server at --url. METRICS_TOKEN opens its
metrics. Nothing is changed, and no secret is printed.

  --url ADDRESS  where people reach the server (PUBLIC_URL)
  --json         for programs

  earntrack audit security --url https://earn.example.org

Ends with 0 where all is well, 1 where something is to be looked at or done, and 2 where not everything could be read, or it was not
called rightly. docs/runbook/security-audit.md says what to do with it.`;
