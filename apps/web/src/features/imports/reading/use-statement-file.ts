import { sizeProblem } from '@earntrack/statements';
import { useState } from 'react';
import type { TableForm } from '../wizard/column-uses.ts';
import type { ReadingChoices } from './file-reading.ts';
import { keptName, nameOfTable } from './kept-name.ts';
import { useReading } from './use-reading.ts';

export interface ChosenFile {
  /** As it is sent and kept: the person may change it. */
  name: string;
  /** Of all of it, where one of its tables is read. */
  nameOfAll: string;
  bytes: number;
}

function useChosenFile() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  // What somebody took out of a name is not to come back with another table.
  const rename = (name: string) =>
    setFile((before) => before && { ...before, name, nameOfAll: name.replace(/: .*$/, '') });
  /** Calls it by one of its tables; null where all of it is one, or none is chosen. */
  const callBy = (part: string | null) =>
    setFile(
      (before) =>
        before && {
          ...before,
          name: part === null ? before.nameOfAll : nameOfTable(before.nameOfAll, part),
        },
    );
  return { file, setFile, rename, callBy };
}

/** The file that was dropped or chosen, read in a worker; nothing of it leaves the browser here. */
export function useStatementFile() {
  const { reading, show, read, reportOf, describe, attempt, faultOf, fitsOf, itemsOf } = useReading();
  const { file, setFile, rename, callBy } = useChosenFile();
  const [choices, setChoices] = useState<ReadingChoices>({});
  return {
    file,
    choices,
    reading,
    itemsOf: (start: number, count: number) => itemsOf('all', start, count),
    /** The form of the file, without a value of it. */
    report: () => reportOf(choices),
    /** What it shows itself, for a person to say what it means. */
    describe: (form: TableForm) => describe({ ...form, ...(choices.part && { part: choices.part }) }),
    /** What a mapping would make of it. */
    attempt: (said: Pick<ReadingChoices, 'mapping' | 'date'>) =>
      attempt({ ...choices, presetId: undefined, kinds: undefined, ...said }),
    /** What is wrong with a mapping that is to read it. */
    faultOf,
    /** How saved mappings fit its header. */
    fitsOf,
    /** Only those that will be recorded. */
    entriesOf: (start: number, count: number) => itemsOf('entries', start, count),
    choose: async (chosen: File) => {
      const name = keptName(chosen.name);
      setFile({ name, nameOfAll: name, bytes: chosen.size });
      setChoices({});
      // Before a byte of it is in the memory.
      const tooLarge = sizeProblem(chosen.size);
      if (tooLarge) {
        show({ kind: 'refused', message: tooLarge });
        return;
      }
      await read(async () => new Uint8Array(await chosen.arrayBuffer()), {});
    },
    /** Reads the same file again with what the person said. */
    decide: async (patch: ReadingChoices) => {
      // Kinds of rows are those of what it is read by.
      const isOther = 'presetId' in patch || 'mapping' in patch || 'part' in patch;
      const wanted = { ...choices, ...(isOther && { kinds: undefined }), ...patch };
      setChoices(wanted);
      if (patch.part !== undefined) callBy(patch.part);
      await read(() => null, wanted);
    },
    /** Asks once more which of its tables is read, where the person chose one; else null. */
    chooseTable:
      choices.part === undefined
        ? null
        : () => {
            callBy(null);
            setChoices({});
            void read(() => null, {});
          },
    /** What it is called in the history of imports. */
    rename,
    clear: () => {
      setFile(null);
      show(null);
    },
  };
}

export type StatementFile = ReturnType<typeof useStatementFile>;
