import { BY_MAPPING, type MappingView } from '@earntrack/contract';
import { type KindUse, saidOfKinds } from '@earntrack/statements';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { Note } from '../../../components/note.tsx';
import { Select } from '../../../components/select.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { newId } from '../../../lib/new-id.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import type { FileSummary } from '../reading/file-reading.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import {
  type Answers,
  answersIn,
  differing,
  hasAnswers,
  isContradicted,
  isSame,
  kindUseInWords,
} from './kind-answers.ts';
import { KindInWords } from './kind-in-words.tsx';

interface UnknownKindsProps {
  file: StatementFile;
  summary: FileSummary;
  isLocked: boolean;
  /** Whether something was said that the file is not read by yet. */
  onOpen: (isOpen: boolean) => void;
  /** Whether it is read by something else than was said of such rows before. */
  onOtherwise: (isOtherwise: boolean) => void;
}

const LEFT_OUT = '';

/** Asks what rows are of kinds that no rule knows, and reads the file anew by the answers. */
export function UnknownKinds({ file, summary, isLocked, onOpen, onOtherwise }: UnknownKindsProps) {
  const { kinds, others } = summary.kinds;
  const inFile = answersIn(kinds);
  const [said, setSaid] = useState<Answers>(inFile);
  const before = useSaidBefore(summary, file.choices);
  const say = (next: Answers) => {
    setSaid(next);
    onOpen(!isSame(next, inFile));
  };
  const read = (answers: Answers) =>
    void file.decide({ kinds: { ...before.elsewhere, ...answers }, ...before.toKeep() });
  const told = differing(said, before.here);
  useTold(before.isKnown ? isContradicted(inFile, before.here) : hasAnswers(kinds), onOtherwise);
  if (before.isPending) return <SkeletonRows of="kinds of rows" count={1} />;
  return (
    <section aria-labelledby="asked-kinds">
      <div className="head">
        <h2 id="asked-kinds">What are these rows?</h2>
      </div>
      <p className="hint">
        Nothing in “{summary.presetName}” says what{' '}
        {kinds.length === 1 ? 'this kind is, so it is' : 'these kinds are, so they are'} left out unless you
        do. What you say holds for every row of a kind, and is kept with the kind’s name.
      </p>
      <KindFields {...{ summary, said, isLocked }} onSay={say} />
      {others > 0 && (
        <p className="hint">
          Other kinds are left out and not asked about: there are too many, or their names say more than a
          kind.
        </p>
      )}
      {!isLocked && told.length > 0 && (
        <SaidBefore
          answers={before.here}
          isContradicted={isContradicted(said, before.here)}
          onTake={() => read({ ...said, ...before.here })}
          forgetting={before.forgetting}
        />
      )}
      {!isLocked && !isSame(said, inFile) && (
        <div className="buttons">
          <Button onClick={() => read(said)}>Read them so</Button>
        </div>
      )}
    </section>
  );
}

function useTold(is: boolean, onTold: (is: boolean) => void): void {
  useEffect(() => {
    onTold(is);
  }, [is, onTold]);
}

interface KindFieldsProps extends Pick<UnknownKindsProps, 'summary' | 'isLocked'> {
  said: Answers;
  onSay: (said: Answers) => void;
}

function KindFields({ summary: { kinds: asked }, said, isLocked, onSay }: KindFieldsProps) {
  const options = [
    { value: LEFT_OUT, label: 'Left out' },
    ...asked.uses.map((use) => ({ value: use, label: kindUseInWords(use) })),
  ] as const;
  return (
    <fieldset className="column-fields" disabled={isLocked}>
      <legend className="vh">What each kind of row is</legend>
      {asked.kinds.map((kind) => (
        <Select<KindUse | typeof LEFT_OUT>
          key={kind.name}
          label={kind.name}
          value={said[kind.name] ?? LEFT_OUT}
          options={options}
          hint={<KindInWords kind={kind} />}
          onChange={(use) =>
            onSay(use === LEFT_OUT ? without(said, kind.name) : { ...said, [kind.name]: use })
          }
        />
      ))}
    </fieldset>
  );
}

interface SaidBeforeProps {
  answers: Answers;
  /** Something else is said now. */
  isContradicted: boolean;
  onTake: () => void;
  forgetting: Forgetting;
}

function SaidBefore({ answers, isContradicted: isOther, onTake, forgetting }: SaidBeforeProps) {
  const list = Object.entries(answers).map(([name, use]) => `“${name}”: ${kindUseInWords(use)}`);
  return (
    <Note kind={isOther ? 'warning' : 'plain'} title="Of an earlier file with these columns you said">
      <p>{list.join(', ')}.</p>
      {isOther && (
        <p>
          Where rows have no id of their own, what was recorded so stays beside what they are now, and counts
          twice: undo that import first. Otherwise you see each row before it is recorded.
        </p>
      )}
      <div className="buttons">
        <Button onClick={onTake}>Read them so again</Button>
        <Button look="quiet" onClick={forgetting.forget} isBusy={forgetting.isBusy}>
          Forget this
        </Button>
      </div>
      {forgetting.error !== null && <ErrorState error={forgetting.error} title="It could not be forgotten" />}
    </Note>
  );
}

interface Forgetting {
  forget: () => void;
  isBusy: boolean;
  /** Why it could not be. */
  error: unknown;
}

function without(answers: Answers, name: string): Answers {
  const { [name]: _, ...rest } = answers;
  return rest;
}

/** What was said of these kinds, and of others, when a file with this header was recorded last. */
function useSaidBefore(
  { kinds: { kinds, ofPreset }, presetId, fingerprints }: FileSummary,
  choices: StatementFile['choices'],
) {
  const trpc = useTRPC();
  const saved = useQuery(trpc.mappings.list.queryOptions());
  // What a mapping of their own says already, is no kind that nothing knows. Not knowing what was saved leaves the person to say it anew.
  const known =
    presetId === BY_MAPPING
      ? undefined
      : saved.data?.find(({ fingerprint }) => fingerprint === fingerprints?.ofHeader);
  const names = kinds.map(({ name }) => name);
  const said = known ? saidOfKinds(known.mapping, { ofPreset, names }) : { here: {}, elsewhere: {} };
  const { toForget, forgetting } = useForgetting(known, choices.forgotten);
  // Also where only the answer is lost, it is not there any more.
  const forgotten = known ? undefined : toForget;
  return {
    isPending: saved.isPending,
    // Until then, and once it is forgotten, something else may have been recorded: also when the file is read anew.
    isKnown: saved.isSuccess && forgotten === undefined,
    toKeep: () => ({ savedFor: { id: known?.id ?? newId() }, forgotten }),
    ...said,
    forgetting,
  };
}

/** Has a saved mapping forgotten; of the last one that was to be, or was before, it tells what it said. */
function useForgetting(known: MappingView | undefined, before: Record<string, unknown> | undefined) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [toForget, setToForget] = useState(before);
  const { mutate, isPending, error } = useMutation(
    trpc.mappings.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.mappings.list.queryKey() }),
    }),
  );
  const forget = () => {
    if (!known) return;
    setToForget(known.mapping);
    mutate({ id: known.id });
  };
  const forgetting: Forgetting = { forget, isBusy: isPending, error };
  return { toForget, forgetting };
}
