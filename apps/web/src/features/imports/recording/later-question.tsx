import type { TiedFileView } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { Chips } from '../../../components/chips.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { momentInWords } from '../../../lib/days.ts';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import type { Asked } from './asked.ts';
import { saidOfAll, type Tie, tiedFilesOf, tiesOfAll, tiesWith } from './ties.ts';
import type { Recording } from './use-recording.ts';

interface LaterQuestionProps {
  asked: Asked;
  recording: Recording;
}

/** Asks which of two files was exported last, where nothing else tells which one counts. */
export function LaterQuestion({ asked: { preview, said }, recording }: LaterQuestionProps) {
  const { locale, timeZone } = useProfile();
  const trpc = useTRPC();
  const answer = useMutation(
    trpc.imports.decide.mutationOptions({
      // The one that was given last is the one that is kept last.
      scope: { id: `ties of ${preview.id}` },
      onSuccess: (_, { ties = [] }) => recording.keep(ties),
      onError: (_, { ties = [] }) => recording.refuse(ties),
    }),
  );
  const files = tiedFilesOf(preview).map((file) => withSaid(file, said));
  if (files.length === 0) return null;
  const take = (ties: Tie[]) => {
    recording.say(ties);
    answer.mutate({ importId: preview.id, ties });
  };
  return (
    <section className="what" aria-label="Which file is newer">
      {files.length > 1 && (
        <AllAtOnce
          files={files}
          fileName={preview.fileName}
          onChange={(isLater) => take(tiesOfAll(files, isLater))}
        />
      )}
      {files.map(({ importId, fileName, committedAt, isLater }) => {
        const broughtIn = momentInWords(committedAt, locale, timeZone);
        return (
          <Chips
            key={importId}
            legend="Which of these did you export last?"
            hint="Both end on the same day and say different things about the same rows. The newer one counts."
            value={isLater === null ? null : isLater ? 'other' : 'this'}
            chips={[
              { value: 'this', label: `This file, ${preview.fileName}` },
              { value: 'other', label: `${fileName}, brought in ${broughtIn}` },
            ]}
            onChange={(value) => take(tiesWith(files, { importId, isLater: value === 'other' }))}
          />
        );
      })}
      {answer.error && <ErrorState error={answer.error} title="This was not kept" />}
    </section>
  );
}

interface AllAtOnceProps {
  files: readonly TiedFileView[];
  fileName: string;
  onChange: (isLater: boolean) => void;
}

/** One answer for several files; each may be answered by itself below. */
function AllAtOnce({ files, fileName, onChange }: AllAtOnceProps) {
  const isLater = saidOfAll(files);
  return (
    <Chips
      legend={`Is this file newer than all ${files.length} others?`}
      hint="They end on the same day and say different things about the same rows. Or answer for each below."
      value={isLater === null ? null : isLater ? 'others' : 'this'}
      chips={[
        { value: 'this', label: `Yes, ${fileName} is the newest` },
        { value: 'others', label: 'No, each of them is newer' },
      ]}
      onChange={(value) => onChange(value === 'others')}
    />
  );
}

function withSaid(file: TiedFileView, said: Asked['said']): TiedFileView {
  const tie = said?.find(({ importId }) => importId === file.importId);
  return tie ? { ...file, isLater: tie.isLater } : file;
}
