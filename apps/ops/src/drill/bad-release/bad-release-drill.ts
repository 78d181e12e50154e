import { type DrillSteps, secondsSince } from '../drill-steps.ts';
import type { Drill } from '../drills.ts';
import { expectRefusal, expectThat } from '../expect.ts';
import { Ground } from '../ground/ground.ts';
import { BAD_RELEASES, BAD_WHERE_PEOPLE_SAVE } from './bad-releases.ts';
import { Rollout } from './rollout.ts';
import { type Saving, startSaving } from './saving.ts';

/** As many as nobody takes for chance. */
const ATTEMPTS_SEEN = 5;

/** Releases that must not reach people are stopped before they do; one that did is taken back. Somebody saves all the while. */
export const drill: Drill = (steps, { earnings }) =>
  Ground.lend(async (ground) => {
    const { databaseUrl } = await steps.do('a base that people use', () => ground.newBase(earnings));
    const rollout = await steps.do('two servers of the previous release behind a balancer', () =>
      Rollout.begin(ground, databaseUrl),
    );
    const saving = await startSaving(rollout.origin);
    ground.endsWith(() => saving.stop());
    const stoppedSeconds = await refuseEach(steps, rollout, saving);
    const back = await takeBack(steps, rollout, saving);
    const { kept, missing } = await steps.do(
      'all that was acknowledged is there once, and nothing else',
      async () => {
        await saving.stop();
        const counted = await saving.countKept();
        expectThat(counted.missing === 0, `${counted.missing} acknowledged earnings are missing.`);
        return counted;
      },
      (counted) => `${counted.kept} earnings`,
    );
    return {
      rtoSeconds: back.seconds,
      rpoSeconds: 0,
      figures: {
        earnings,
        'releases that were stopped before people came to them': Object.keys(BAD_RELEASES).length,
        'RTO where it was stopped, until both places serve again': `${stoppedSeconds.toFixed(1)} s`,
        'RTO where it reached people, from noticing to no failure': `${back.seconds.toFixed(1)} s`,
        'failures that people saw of the releases that were stopped': back.failuresBefore,
        'failures that people saw of the one that reached them': back.failures,
        'RPO, acknowledged writes that are missing': missing,
        'earnings that were saved all the while, each once': kept,
      },
    };
  });

/** Gives how long the slowest needed from being refused until both places served again. */
async function refuseEach(steps: DrillSteps, rollout: Rollout, saving: Saving): Promise<number> {
  let slowestSeconds = 0;
  for (const [what, release] of Object.entries(BAD_RELEASES)) {
    await steps.do(
      `a release that ${what} is stopped at the first of two`,
      () => expectRefusal(rollout.replaceWith(release), /./),
      (said) => said,
    );
    const noticedAt = new Date();
    await steps.do('the previous release takes its place again', () => rollout.fill());
    slowestSeconds = Math.max(slowestSeconds, secondsSince(noticedAt));
    expectThat(saving.failures === 0, `Somebody could not save: ${saving.lastFailure}.`);
  }
  return slowestSeconds;
}

interface Back {
  seconds: number;
  failures: number;
  failuresBefore: number;
}

async function takeBack(steps: DrillSteps, rollout: Rollout, saving: Saving): Promise<Back> {
  const failuresBefore = saving.failures;
  await steps.do('a release that reads well and saves nothing reaches people', () =>
    rollout.replaceWith(BAD_WHERE_PEOPLE_SAVE),
  );
  await steps.do('people notice', () => saving.untilFailures(failuresBefore + ATTEMPTS_SEEN));
  const noticedAt = new Date();
  await steps.do('the previous release, one server after the other', () => rollout.replaceWith({}));
  await steps.do('what could not be saved is saved', () => saving.untilSaved());
  const seconds = secondsSince(noticedAt);
  const failures = saving.failures - failuresBefore;
  await steps.do('and nothing fails any more', async () => {
    await saving.untilSaved();
    expectThat(saving.failures - failuresBefore === failures, `It still fails: ${saving.lastFailure}.`);
  });
  return { seconds, failures, failuresBefore };
}
