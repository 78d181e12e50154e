import type { LogErrorsView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { alone } from './alone.ts';
import { Answered } from './answered.tsx';
import { countedWords, instanceName, type Words } from './figure-words.ts';

interface LogErrorsProps {
  onRequest: (requestId: string) => void;
}

/** The failures in the files of the instance that answers, by type, the latest first. */
export function LogErrors({ onRequest }: LogErrorsProps) {
  const words = useProfile();
  const asked = useQuery({ ...alone.operator.console.logErrors.queryOptions(), retry: false });
  return (
    <Answered asked={asked} of="the last failures" failure="The log could not be read">
      {(errors) =>
        errors.isKept ? (
          <>
            <h3>Last failures by type</h3>
            <p className="basis">{reachWords(errors, words)}</p>
            <Groups groups={errors.groups} onRequest={onRequest} />
            <div className="buttons">
              <Button isBusy={asked.isFetching} onClick={() => void asked.refetch()}>
                Look again
              </Button>
            </div>
          </>
        ) : (
          <Note title={`The instance ${instanceName(errors.instance)} keeps no files of its log`}>
            <p>
              Where LOG_DIR names a folder, its last failures are shown here. Until then the machine is asked.
            </p>
          </Note>
        )
      }
    </Answered>
  );
}

function reachWords({ instance, isWhole, since }: LogErrorsView, { locale, timeZone }: Words): string {
  const from =
    since === null ? 'No line was written yet.' : `Since ${momentInWords(since, locale, timeZone)}.`;
  const part = isWhole ? '' : ' What was written before is longer than is read here.';
  return `From the files of the instance ${instanceName(instance)}. ${from}${part}`;
}

interface GroupsProps extends LogErrorsProps {
  groups: LogErrorsView['groups'];
}

function Groups({ groups, onRequest }: GroupsProps) {
  const { locale, timeZone } = useProfile();
  if (groups.length === 0) return <Note kind="good" title="No failure is in the log" />;
  return (
    <ul className="rows">
      {groups.map(({ type, times, lastAt, lastPlace, lastRequestId }) => (
        <li className="setting" key={type}>
          <div className="row setting-row">
            <span className="t">
              <code className="operator-code">{type}</code>
              <span className="s">
                {countedWords(times, 'time', locale)}, last {momentInWords(lastAt, locale, timeZone)}
                {lastPlace && `, ${lastPlace}`}
              </span>
            </span>
            {lastRequestId !== null && (
              <Button
                look="quiet"
                aria-label={`The story of the last request: ${type}`}
                onClick={() => onRequest(lastRequestId)}
              >
                Story
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
