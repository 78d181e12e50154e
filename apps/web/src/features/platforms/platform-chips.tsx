import type { PlatformView } from '@earntrack/contract';
import type { ReactNode } from 'react';
import { Chips, ManyChips } from '../../components/chips.tsx';
import { Mark } from '../../components/mark.tsx';

interface Shared {
  platforms: readonly PlatformView[];
  error?: string | null | undefined;
  hint?: ReactNode;
  /** The one that was just made: it has the focus as soon as it is there. */
  added?: string | null;
  children?: ReactNode;
}

function chipsOf(platforms: readonly PlatformView[]) {
  return platforms.map(({ id, name, colour }) => ({
    value: id,
    label: (
      <>
        <Mark name={name} colour={colour} />
        {name}
      </>
    ),
  }));
}

interface PlatformChipsProps extends Shared {
  value: string | null;
  onChange: (platformId: string) => void;
}

/** One of the user's platforms, by mark and name. */
export function PlatformChips({ platforms, ...rest }: PlatformChipsProps) {
  return <Chips legend="Platform" chips={chipsOf(platforms)} {...rest} />;
}

interface ManyPlatformChipsProps extends Shared {
  values: readonly string[];
  onChange: (platformIds: string[]) => void;
}

/** Any of the user's platforms at once. */
export function ManyPlatformChips({ platforms, ...rest }: ManyPlatformChipsProps) {
  return <ManyChips legend="Platforms" chips={chipsOf(platforms)} {...rest} />;
}
