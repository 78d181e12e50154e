import { BY_MAPPING, type PlatformColour } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ActionChips } from '../../../components/chips.tsx';
import { Mark } from '../../../components/mark.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { focusIfNowhere } from '../../../lib/first-focus.ts';
import { SavedMapping } from '../mappings/saved-mapping.tsx';
import type { FileSummary } from '../reading/file-reading.ts';
import { OtherTable } from '../reading/other-table.tsx';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { Why } from '../rows/why.tsx';
import { CopyReport } from './copy-report.tsx';
import { PersonalChoice } from './personal-choice.tsx';

interface RecognisedProps {
  file: StatementFile;
  summary: FileSummary;
  colour: PlatformColour;
  isLocked: boolean;
  /** None of them: the person says what its columns are. */
  onMapping: () => void;
}

/** What kind of statement it is and why, and the way to say that it is another. */
export function Recognised({ file, summary, colour, isLocked, onMapping }: RecognisedProps) {
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className="recognised">
      <div className="row">
        <Mark name={summary.presetName} colour={colour} />
        <span className="t">
          {summary.presetName}
          {file.choices.presetId && <span className="s">Chosen by you</span>}
        </span>
      </div>
      <Why text={summary.why} />
      {!isLocked && <SavedMapping file={file} />}
      {summary.hasDrifted && summary.presetId !== BY_MAPPING && <CopyReport file={file} />}
      {!isLocked && <PersonalChoice file={file} />}
      {!isLocked && (
        <TextField
          label="Its name in your history"
          hint="This name is sent with the rows. Change it where it says who somebody is."
          maxLength={255}
          value={file.file?.name ?? ''}
          onChange={file.rename}
        />
      )}
      {isChoosing ? (
        <ReadAs file={file} summary={summary} onMapping={onMapping} />
      ) : (
        !isLocked && (
          <div className="buttons">
            <Button onClick={() => setChoosing(true)}>Not this? Choose another</Button>
            <OtherTable file={file} />
            <Button look="quiet" onClick={file.clear}>
              Another file
            </Button>
          </div>
        )
      )}
    </div>
  );
}

/** What it may be instead; the button that had the focus is gone. */
function ReadAs({ file, summary, onMapping }: Pick<RecognisedProps, 'file' | 'summary' | 'onMapping'>) {
  return (
    <>
      <ActionChips
        ref={focusIfNowhere}
        legend="Read it as"
        value={summary.presetId}
        chips={summary.known.map(({ id, name }) => ({ value: id, label: name }))}
        onAct={(presetId) => void file.decide({ presetId, mapping: undefined, savedAs: undefined })}
      />
      <div className="buttons">
        <Button onClick={onMapping}>Say what its columns are</Button>
      </div>
    </>
  );
}
