import { readAccessReview } from '@earntrack/api/server';
import type { Config } from '../config/config.ts';
import { isForPeople } from '../describe-failure.ts';
import { withInstallation } from '../operating/with-installation.ts';
import type { Review } from '../review/finding.ts';
import type { Site } from '../smoke/ask.ts';
import { askAboutPackages, judgeAdvisories } from './advisories.ts';
import { auditRefusals } from './audit-refusals.ts';
import { auditServer } from './audit-server.ts';
import type { Audited, Part } from './audited.ts';
import { judgeActs, judgeOperators, judgePeople, judgeSessions, judgeTokens } from './judge-access.ts';
import { judgeDatabaseRole } from './judge-database-role.ts';
import { judgeSecrets } from './judge-secrets.ts';
import { judgeFailedSignIns, judgeLoggedSignIns } from './judge-sign-ins.ts';
import { keptSecrets } from './kept-secrets.ts';
import { readLoggedSignIns } from './sign-ins-in-log.ts';

/** Who may enter and how, what is old, and what the server really sends. Nothing is changed, and no secret is read out. */
export async function auditSecurity(config: Config, site: Site, present: Date): Promise<Review> {
  const parts: Part[] = [];
  const unread: string[] = [];
  for (const read of [auditDatabase, auditPackages, auditLog, auditServer, auditRefusals]) {
    try {
      parts.push(await read({ config, site, present }));
    } catch (err) {
      // A mistake of ours is none of the reader's.
      if (!isForPeople(err)) throw err;
      unread.push(err.message);
    }
  }
  return {
    title: `Security of EarnTrack at ${site.origin}`,
    at: present.toISOString(),
    findings: parts.flatMap(({ findings }) => findings),
    unmeasured: parts.flatMap(({ unmeasured }) => unmeasured),
    unread: [...new Set(unread)],
    remarks: [],
  };
}

async function auditDatabase({ config, present }: Audited): Promise<Part> {
  const review = await withInstallation((db) => readAccessReview(db, present));
  const secrets = {
    given: config.givenSecrets,
    kept: await keptSecrets(config),
    sealedSince: review.sealedSince,
    passwordUntil: review.database.password_until,
  };
  return {
    findings: [
      ...judgeOperators(review.operators, present),
      judgePeople(review.people),
      judgeActs(review.operatorActs),
      judgeTokens(review.tokens),
      judgeSessions(review.sessions),
      ...judgeSecrets(secrets, present),
      ...judgeDatabaseRole(review.database, useOf(config)),
      judgeFailedSignIns(review.failedSignIns),
    ],
    unmeasured: [],
  };
}

function useOf({ databaseUrl, backup }: Config) {
  const isMade = backup.to !== undefined && backup.to !== 'none';
  return {
    isEmbedded: databaseUrl === undefined,
    provesHere: isMade && backup.verifyDatabaseUrl === undefined,
  };
}

async function auditPackages(): Promise<Part> {
  return { findings: [judgeAdvisories(await askAboutPackages())], unmeasured: [] };
}

async function auditLog({ config: { logDir }, present }: Audited): Promise<Part> {
  if (logDir === undefined) {
    const why = 'only the log knows it: name its folder with LOG_DIR';
    return { findings: [], unmeasured: [{ name: 'Failed at any address', why }] };
  }
  const { times, days } = await readLoggedSignIns(logDir, present);
  return { findings: [judgeLoggedSignIns(times, days)], unmeasured: [] };
}
