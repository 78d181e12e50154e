import type { PlatformView } from '@earntrack/contract';
import { useState } from 'react';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { useProfile } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { type EarningDraft, hasOtherParts, readDraft } from './earning-draft.ts';

/** An earning being typed, with the id under which it is or will be saved: a second try is the same earning. */
export interface KeptEarning extends EarningDraft {
  id: string;
}

interface EarningFormOptions {
  /** Under which the draft outlives the screen. */
  keptAs: string;
  start: () => KeptEarning;
  /** The earning before editing. */
  original?: EarningDraft;
}

/** The state of the form: what is typed, what it means, and which faults to show yet. */
export function useEarningForm({ keptAs, start, original }: EarningFormOptions) {
  const { locale } = useProfile();
  const kept = useKeptDraft<KeptEarning>(keptAs, start);
  const [refused, setRefused] = useState(0);
  const [wasSubmitted, setSubmitted] = useState(false);
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const [wantsParts, setWantsParts] = useState(false);
  const reading = readDraft(kept.draft, {
    decimal: decimalSignOf(locale),
    ...(original && { original }),
  });
  const mustShowParts = hasOtherParts(kept.draft);
  const change = (patch: Partial<EarningDraft>) => {
    setRefusals({});
    kept.change(patch);
  };
  return {
    ...kept,
    change,
    reading,
    original,
    faults: { ...(wasSubmitted ? reading.faults : {}), ...refusals },
    showsParts: wantsParts || mustShowParts,
    mustShowParts,
    setWantsParts,
    /** Shows what is missing; true when everything can be read. */
    check: () => {
      setSubmitted(true);
      if (Object.keys(reading.faults).length === 0) return true;
      setRefused(refused + 1);
      return false;
    },
    refuse: (fields: Record<string, string>) => {
      setRefusals(fields);
      setRefused(refused + 1);
    },
    /** Another number each time that faults were found. */
    refused,
  };
}

export type EarningForm = ReturnType<typeof useEarningForm>;

/** Another platform brings its currency, unless the person chose a currency of their own. */
export function platformChange(
  draft: EarningDraft,
  platforms: readonly PlatformView[],
  platformId: string,
): Partial<EarningDraft> {
  const before = platforms.find((platform) => platform.id === draft.platformId);
  const after = platforms.find((platform) => platform.id === platformId);
  const isOwnChoice = before !== undefined && before.currency !== draft.currency;
  return { platformId, currency: isOwnChoice || !after ? draft.currency : after.currency };
}

/** Faults that the server found, by the field of this form. */
export function fieldFaults(fields: Readonly<Record<string, string>>): Record<string, string> {
  const faults = Object.entries(fields).map(([path, message]) => {
    const name = path.startsWith('hours') ? 'hours' : (path.split('.').at(-1) ?? path);
    return [name, message] as const;
  });
  return Object.fromEntries(faults);
}
