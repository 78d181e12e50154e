import { LIMITS, type PlatformView } from '@earntrack/contract';
import { Fragment } from 'react';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { PlatformMapping, PlatformTarget } from './platform-mapping.ts';

interface MappingFieldsProps {
  mapping: readonly PlatformMapping[];
  /** The mapping that was proposed, which holds the new platforms. */
  proposed: readonly PlatformMapping[];
  platforms: readonly PlatformView[];
  onChange: (mapping: PlatformMapping[]) => void;
  isLocked: boolean;
}

const NEW = 'new';

/** Where the rows of each platform go: to one that is there, or to a new one. */
export function MappingFields({ mapping, proposed, platforms, onChange, isLocked }: MappingFieldsProps) {
  const set = (name: string | null, target: PlatformTarget) =>
    onChange(mapping.map((entry) => (entry.name === name ? { ...entry, target } : entry)));
  return (
    <fieldset className="mapping" disabled={isLocked}>
      <legend className="vh">Where the rows go</legend>
      {mapping.map((entry, index) => {
        const fresh = freshTarget(entry, proposed[index]);
        return (
          <Fragment key={entry.name ?? ''}>
            <Select
              label={entry.name === null ? 'All rows go to' : `Rows of “${entry.name}” go to`}
              value={entry.target.kind === 'existing' ? entry.target.platformId : NEW}
              options={[
                ...(fresh
                  ? [
                      {
                        value: NEW,
                        label: fresh.isUnnamed ? 'A new platform' : `A new platform, ${fresh.draft.name}`,
                      },
                    ]
                  : []),
                ...platforms.map(({ id, name, isArchived }) => ({
                  value: id,
                  label: isArchived ? `${name}, archived` : name,
                })),
              ]}
              onChange={(value) =>
                set(entry.name, value === NEW && fresh ? fresh : { kind: 'existing', platformId: value })
              }
            />
            {entry.target.kind === 'new' && entry.target.isUnnamed && (
              <NewName target={entry.target} onName={(target) => set(entry.name, target)} />
            )}
          </Fragment>
        );
      })}
    </fieldset>
  );
}

type NewTarget = Extract<PlatformTarget, { kind: 'new' }>;

interface NewNameProps {
  target: NewTarget;
  onName: (target: NewTarget) => void;
}

function NewName({ target, onName }: NewNameProps) {
  const { draft } = target;
  return (
    <TextField
      label="What is the new platform called?"
      hint="The file does not say: most often the client or the job that the hours were for"
      maxLength={LIMITS.platformNameLength}
      value={draft.name}
      error={draft.name.trim() === '' ? 'Give the platform a name' : null}
      onChange={(name) => onName({ ...target, draft: { ...draft, name } })}
    />
  );
}

function freshTarget(entry: PlatformMapping, proposed: PlatformMapping | undefined): NewTarget | null {
  if (entry.target.kind === 'new') return entry.target;
  return proposed?.target.kind === 'new' ? proposed.target : null;
}
