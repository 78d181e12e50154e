import { useId, useRef, useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/note.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { momentInWords } from '../../lib/days.ts';
import type { ArchiveGlance } from '../../lib/read-manifest.ts';
import { useProfile } from '../../lib/session.ts';
import { countsInWords, sizeInWords } from './archive-words.ts';
import type { RestoreState, useRestore } from './use-restore.ts';

interface Chosen {
  file: File;
  /** Null where there is none, for the reason that stands in `fault`. */
  glance: ArchiveGlance | null;
  fault: string | null;
}

interface RestoreArchiveProps {
  restore: ReturnType<typeof useRestore>;
  onClose: () => void;
}

/** Chooses an archive, says what will come of it, and sends it. */
export function RestoreArchive({ restore, onClose }: RestoreArchiveProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { state } = restore;
  const latest = useRef<File>(null);
  const choose = async (file: File) => {
    restore.reset();
    latest.current = file;
    const looked = await look(file);
    if (latest.current === file) setChosen({ file, ...looked });
  };
  if (state.step === 'sending') return <Sending share={state.share} onCancel={restore.cancel} />;
  return (
    <form className="form" aria-label="Restore archive" onSubmit={(event) => event.preventDefault()}>
      <ArchiveField chosen={chosen} onFile={(file) => void choose(file)} />
      {chosen?.glance && <WhatComes file={chosen.file} glance={chosen.glance} />}
      {state.step === 'failed' && (
        <Note kind="bad" title="The archive was not restored" isSpoken>
          <p>{state.message}</p>
        </Note>
      )}
      <div className="buttons">
        {chosen?.glance && (
          <Button look="main" onClick={() => void restore.start(chosen.file)}>
            Restore this archive
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          Not now
        </Button>
      </div>
    </form>
  );
}

/** What reads zip files is as much code as the screen itself, and few who open it need it: it comes with the first file. */
async function look(file: File): Promise<Omit<Chosen, 'file'>> {
  const reader = await import('../../lib/read-manifest.ts').catch(() => null);
  if (!reader) {
    return { glance: null, fault: 'The file could not be looked at without a connection: choose it again' };
  }
  const glance = await reader.readManifest(file);
  const strange = 'This is no archive of EarnTrack, or a part of it is missing: choose another file';
  return { glance, fault: glance ? null : strange };
}

function ArchiveField({ chosen, onFile }: { chosen: Chosen | null; onFile: (file: File) => void }) {
  return (
    <Field
      label="Archive"
      hint="The zip file that “Download archive” gave, as it is. Nothing is sent before you say so."
      error={chosen?.fault ?? null}
    >
      {(control) => (
        <input
          {...control}
          ref={firstFocus}
          className="file"
          type="file"
          accept=".zip,application/zip"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
          }}
        />
      )}
    </Field>
  );
}

function WhatComes({ file, glance }: { file: File; glance: ArchiveGlance }) {
  const { locale, timeZone } = useProfile();
  return (
    <Note title={`Archive of ${momentInWords(glance.createdAt, locale, timeZone)}`} isSpoken>
      <p>
        It brings {countsInWords(glance.counts, locale)}, with what lies in the bin, and takes over its
        settings: name, zone, currency and language. {sizeInWords(file.size, locale)}.
      </p>
      <p>Your password, your address and your devices stay those of this account.</p>
    </Note>
  );
}

function Sending({ share, onCancel }: { share: number; onCancel: () => void }) {
  const id = useId();
  const percent = Math.round(share * 100);
  const isSent = share >= 1;
  return (
    <div className="form">
      <p id={id} role="status">
        {isSent ? 'Checking and recording…' : 'Sending…'}{' '}
        <span className="muted small">Cancel keeps nothing.</span>
      </p>
      <div
        className="prog"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={isSent ? undefined : percent}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
      <div className="buttons">
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}

/** What was restored just now. */
export function Restored({ result }: { result: Extract<RestoreState, { step: 'done' }>['result'] }) {
  const { locale } = useProfile();
  const isNew = result.outcome === 'restored';
  return (
    <Note kind="good" title={isNew ? 'Everything is here' : 'This archive was here already'} isSpoken>
      <p>
        {isNew
          ? `Restored: ${countsInWords(result.counts, locale)}, checked to the last digit.`
          : 'Nothing was changed.'}
      </p>
      <ButtonLink to="/" search={{ period: 'all' }} look="main">
        See the overview
      </ButtonLink>
    </Note>
  );
}
