import type { PlatformView } from '@earntrack/contract';
import { Select } from '../../../components/select.tsx';
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
          <Select
            key={entry.name ?? ''}
            label={entry.name === null ? 'All rows go to' : `Rows of “${entry.name}” go to`}
            value={entry.target.kind === 'existing' ? entry.target.platformId : NEW}
            options={[
              ...(fresh ? [{ value: NEW, label: `A new platform, ${fresh.draft.name}` }] : []),
              ...platforms.map(({ id, name, isArchived }) => ({
                value: id,
                label: isArchived ? `${name}, archived` : name,
              })),
            ]}
            onChange={(value) =>
              set(entry.name, value === NEW && fresh ? fresh : { kind: 'existing', platformId: value })
            }
          />
        );
      })}
    </fieldset>
  );
}

type NewTarget = Extract<PlatformTarget, { kind: 'new' }>;

function freshTarget(entry: PlatformMapping, proposed: PlatformMapping | undefined): NewTarget | null {
  if (entry.target.kind === 'new') return entry.target;
  return proposed?.target.kind === 'new' ? proposed.target : null;
}
