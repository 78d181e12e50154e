import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { sendKept } from '../../lib/outbox/outbox-sender.ts';
import { whenReadOnly } from '../../lib/query.ts';
import { serverAddress } from '../../lib/server.ts';
import { nowMs } from '../../lib/server-clock.ts';
import { useProfile } from '../../lib/session.ts';
import { askStatusAnew, statusOptions } from '../../lib/status.ts';
import { hiddenNotices, hideNotice } from './hidden-notices.ts';
import { type Notice, noticesOf } from './notice-words.ts';
import './notices.css';

/** Above every screen: that nothing can be saved, what is broken, and what was announced. */
export function Notices() {
  const { locale, timeZone } = useProfile();
  const { data: status } = useQuery(statusOptions);
  const [hidden, setHidden] = useState(hiddenNotices);
  useEffect(() => whenReadOnly(askStatusAnew), []);
  useSendingAfterwards(status?.readOnly != null);
  const notices = status ? noticesOf(status, { nowMs: nowMs(), locale, timeZone }) : [];
  const shown = notices.filter(({ id }) => !hidden.includes(id));
  return (
    <div className="notices" role="status">
      {shown.map((notice) => (
        <NoticeBox key={notice.id} notice={notice} onHide={() => setHidden(hideNotice(notice.id))} />
      ))}
    </div>
  );
}

function NoticeBox({ notice, onHide }: { notice: Notice; onHide: () => void }) {
  return (
    <Note kind={notice.kind} title={notice.title}>
      <p>{notice.text}</p>
      <p className="notice-ways">
        <a href={serverAddress('/status')}>How it stands</a>
        {notice.canBeHidden && (
          <Button look="quiet" onClick={onHide} aria-label={`Hide: ${notice.title}`}>
            Hide
          </Button>
        )}
      </p>
    </Note>
  );
}

/** What this device kept meanwhile need not wait for the next try. */
function useSendingAfterwards(isReadOnly: boolean): void {
  const was = useRef(isReadOnly);
  useEffect(() => {
    if (was.current && !isReadOnly) void sendKept();
    was.current = isReadOnly;
  }, [isReadOnly]);
}
