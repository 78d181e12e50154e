import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { DownloadLink } from '../../components/download-link.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Restored, RestoreArchive } from './restore-archive.tsx';
import { Section } from './section.tsx';
import { useRestore } from './use-restore.ts';

/** The way out, and the way back in. */
export function YourData() {
  const status = useQuery(useTRPC().archive.status.queryOptions());
  const restore = useRestore();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const canRestore = status.data?.canRestore === true;
  return (
    <Section
      id="your-data"
      title="Your data"
      basis="One file with everything. Restore it into a fresh account in any EarnTrack, or open its tables with any spreadsheet."
    >
      <div className="buttons">
        <DownloadLink path="/api/v1/archive" fileName="earntrack-archive.zip">
          Download archive
        </DownloadLink>
        {canRestore && restore.state.step !== 'done' && (
          <Button ref={opener} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Restore archive…
          </Button>
        )}
        <ButtonLink to="/bin">Look in the bin</ButtonLink>
      </div>
      {status.error && (
        <ErrorState
          error={status.error}
          title="Whether an archive can be restored here is not known"
          onRetry={() => void status.refetch()}
        />
      )}
      {restore.state.step === 'done' ? (
        <Restored result={restore.state.result} />
      ) : canRestore && isOpen ? (
        <RestoreArchive restore={restore} onClose={close} />
      ) : (
        status.data && <Hint canRestore={canRestore} restored={status.data.restored} />
      )}
    </Section>
  );
}

interface HintProps {
  canRestore: boolean;
  restored: { archivedAt: string; restoredAt: string } | null;
}

function Hint({ canRestore, restored }: HintProps) {
  const { locale, timeZone } = useProfile();
  const moment = (instant: string) => momentInWords(instant, locale, timeZone);
  if (canRestore) return null;
  return (
    <p className="hint">
      {restored &&
        `This account was restored on ${moment(restored.restoredAt)} from an archive of ${moment(restored.archivedAt)}. `}
      An archive can only be restored into a fresh account: it is never mixed with what is there.
    </p>
  );
}
