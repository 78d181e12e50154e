import type { ImportView, TiedFileView } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { Chips } from '../../../components/chips.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { momentInWords } from '../../../lib/days.ts';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';

interface LaterQuestionProps {
  preview: ImportView;
  /** The figures are to be asked again; until they are there, what was answered is shown. */
  onAnswered: () => Promise<void>;
}

/** Asks which of two files was exported last, where nothing else tells which one counts. */
export function LaterQuestion({ preview, onAnswered }: LaterQuestionProps) {
  const { locale, timeZone } = useProfile();
  const trpc = useTRPC();
  const answer = useMutation(trpc.imports.decide.mutationOptions({ onSuccess: onAnswered }));
  if (preview.tiedFiles.length === 0) return null;
  const said = answer.isPending ? answer.variables.ties : undefined;
  const laterOf = ({ importId, isLater }: TiedFileView) =>
    said?.find((each) => each.importId === importId)?.isLater ?? isLater;
  /** What is said of all of them, this answer among it. */
  const withAnswer = (answered: TiedFileView, isOtherLater: boolean) =>
    preview.tiedFiles.flatMap((file) => {
      const isLater = file.importId === answered.importId ? isOtherLater : laterOf(file);
      return isLater === null ? [] : [{ importId: file.importId, isLater }];
    });
  return (
    <section className="what" aria-label="Which file is newer">
      {preview.tiedFiles.map((file) => {
        const isLater = laterOf(file);
        const broughtIn = momentInWords(file.committedAt, locale, timeZone);
        return (
          <Chips
            key={file.importId}
            legend="Which of these did you export last?"
            hint="Both end on the same day and say different things about the same rows. The newer one counts."
            value={isLater === null ? null : isLater ? 'other' : 'this'}
            chips={[
              { value: 'this', label: `This file, ${preview.fileName}` },
              { value: 'other', label: `${file.fileName}, brought in ${broughtIn}` },
            ]}
            onChange={(value) =>
              answer.mutate({
                importId: preview.id,
                ties: withAnswer(file, value === 'other'),
              })
            }
          />
        );
      })}
      {answer.error && <ErrorState error={answer.error} title="This was not kept" />}
    </section>
  );
}
