import { readFailure } from '@earntrack/client';
import type { LogStoryView } from '@earntrack/contract';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { useProfile } from '../../lib/session.ts';
import { momentInWords } from '../../lib/days.ts';
import { alone } from './alone.ts';
import { Answered } from './answered.tsx';
import { instanceName } from './figure-words.ts';

interface LogStoryProps {
  requestId: string | null;
  onRequest: (requestId: string | null) => void;
}

/** Everything that the log says of one request. */
export function LogStory({ requestId, onRequest }: LogStoryProps) {
  const [typed, setTyped] = useState('');
  const asked = useQuery({
    ...alone.operator.console.logStory.queryOptions(requestId === null ? skipToken : { requestId }),
    retry: false,
  });
  const fault = asked.error ? readFailure(asked.error).fields['requestId'] : undefined;
  return (
    <>
      <h3>What happened in one request</h3>
      <form
        className="form operator-form"
        aria-label="Look a request up"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') onRequest(typed.trim());
        }}
      >
        <TextField
          label="Request"
          hint="Every failure shows its id, and every answer has it as X-Request-Id."
          spellCheck={false}
          value={typed}
          error={fault}
          onChange={setTyped}
        />
        <div className="buttons">
          <Button type="submit" isBusy={asked.isFetching}>
            Show its story
          </Button>
        </div>
      </form>
      {requestId !== null && !fault && (
        <section aria-label={`Story of ${requestId}`} key={requestId} ref={firstFocus} tabIndex={-1}>
          <Answered asked={asked} of="the story" failure="The story could not be read">
            {(story) => <Story story={story} requestId={requestId} />}
          </Answered>
        </section>
      )}
    </>
  );
}

function Story({ story, requestId }: { story: LogStoryView; requestId: string }) {
  const { locale, timeZone } = useProfile();
  const { lines, isKept, isWhole, instance } = story;
  if (!isKept) return <Note title={`The instance ${instanceName(instance)} keeps no files of its log`} />;
  if (lines.length === 0)
    return (
      <Note title={`No line of ${requestId} is in the files of ${instanceName(instance)}`}>
        <p>
          {isWhole
            ? 'Another instance may have it.'
            : 'Another instance may have it, or it is older than is read here.'}
        </p>
      </Note>
    );
  return (
    <>
      <p className="basis">
        Request <code>{requestId}</code>, from the files of {instanceName(instance)}.
      </p>
      <ol className="incident-timeline">
        {lines.map(({ at, level, message, rest }) => (
          <li key={`${at} ${message} ${rest}`}>
            <span>
              <b>{message}</b> <span className="small muted">{level}, </span>
              <time className="small muted" dateTime={at}>
                {momentInWords(at, locale, timeZone)}
              </time>
            </span>
            <code className="operator-code">{rest}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
