import { PLATFORM_CATALOGUE, type PlatformView } from '@earntrack/contract';
import { newId } from '../../../lib/new-id.ts';
import { draftFromCatalogue, freeColour, ownDraft, type PlatformDraft } from '../../platforms/index.ts';
import type { PlatformRows } from '../reading/file-reading.ts';
import type { OpenImport } from '../recording/recording.ts';

/** Where the rows of one platform name go. */
export type PlatformTarget =
  | { kind: 'existing'; platformId: string }
  | {
      kind: 'new';
      id: string;
      draft: PlatformDraft;
      /** Neither the file nor what was said of it names the platform. */
      isUnnamed: boolean;
    };

export interface PlatformMapping {
  name: string | null;
  items: number;
  target: PlatformTarget;
}

interface Known {
  platforms: readonly PlatformView[];
  /** Of the catalogue, when the whole file is of one platform. */
  platformKey: string | null;
  /** What the mapping is called by which the file was read: most likely after its platform. */
  mappingName: string | null;
  profileCurrency: string;
  /** Where rows of such files went the last time, by the name that they say. */
  before: ReadonlyMap<string | null, string>;
}

/**
 * A first proposal: where such rows went the last time, as on another platform each would be new beside what is there; else the user's own
 * platform of that kind or name, else a new one, from the catalogue where it is known.
 */
export function proposeMapping(rows: readonly PlatformRows[], known: Known): PlatformMapping[] {
  const fresh = new Map<string, PlatformTarget>();
  return rows.map(({ name, items, currencies }) => {
    const existing = existingTarget(name, known);
    if (existing) return { name, items, target: existing };
    const draft = newDraft(name, known, currencies[0] ?? known.profileCurrency);
    const isUnnamed = draft.catalogueKey === null && (name ?? known.mappingName) === null;
    // “Etsy” and “etsy” in one file are one platform.
    const key = nameKey(draft.name);
    const target = fresh.get(key) ?? { kind: 'new', id: newId(), draft, isUnnamed };
    fresh.set(key, target);
    return { name, items, target };
  });
}

function existingTarget(name: string | null, known: Known): PlatformTarget | null {
  const { platforms, platformKey, mappingName, before } = known;
  const chosen = platforms.find(({ id }) => id === before.get(name));
  if (chosen) return { kind: 'existing', platformId: chosen.id };
  // A platform that was typed under the same name is meant too: there can be only one of a name.
  const wanted = name ?? PLATFORM_CATALOGUE.find(({ key }) => key === platformKey)?.name ?? mappingName;
  // A file of hours says nothing of a platform: which is meant is not to be guessed.
  if (wanted === null) return null;
  const isOfKind = ({ catalogueKey }: PlatformView) => catalogueKey !== null && catalogueKey === platformKey;
  const candidates = [
    ...platforms.filter((platform) => name === null && isOfKind(platform)),
    ...platforms.filter((platform) => isSameName(platform.name, wanted)),
  ];
  const platform = candidates.find((candidate) => !candidate.isArchived) ?? candidates[0];
  return platform ? { kind: 'existing', platformId: platform.id } : null;
}

function newDraft(name: string | null, known: Known, currency: string): PlatformDraft {
  const ownName = name ?? known.mappingName;
  const entry = PLATFORM_CATALOGUE.find(
    (candidate) =>
      (name === null && candidate.key === known.platformKey) ||
      (ownName !== null && isSameName(candidate.name, ownName)),
  );
  if (entry) return draftFromCatalogue(entry, currency, known.platforms);
  return ownDraft(ownName ?? freeName(known.platforms), freeColour(known.platforms), currency);
}

const UNNAMED = 'New platform';

/** What a platform is called until the person names it: there is only one of a name. */
function freeName(platforms: readonly PlatformView[]): string {
  const others = platforms.map((_, at) => `${UNNAMED} ${at + 2}`);
  const isFree = (wanted: string) => !platforms.some(({ name }) => isSameName(name, wanted));
  return [UNNAMED, ...others].find(isFree) ?? UNNAMED;
}

function isSameName(left: string, right: string): boolean {
  return nameKey(left) === nameKey(right);
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

/** The mapping as the server takes it. */
export function platformChoices(mapping: readonly PlatformMapping[]): OpenImport['platforms'] {
  return mapping.map(({ name, target }) => {
    if (target.kind === 'existing') return { name, target };
    const { id, draft } = target;
    const { kind, colour, currency, dayCutoffMinutes, weekStart, catalogueKey } = draft;
    const settings = { kind, colour, currency, dayCutoffMinutes, weekStart, catalogueKey };
    const platform = { id, name: draft.name, ...settings, timeZone: draft.timeZone || null };
    return { name, target: { kind: 'new', platform } };
  });
}
