import { COMPONENT_NAMES, type ComponentName } from '@earntrack/domain';
import { normalised } from '../header/header.ts';
import type { LineRule, Part, Preset } from '../preset.ts';
import { presetById } from '../presets/index.ts';
import { rulesFor } from '../rows/rules.ts';
import { parseMapping } from './mapping.ts';

/** What a person may say of rows of a kind that no rule knows. */
export type KindUse = ComponentName | 'payout';

/** By the name of the kind. One that is left out has no answer. */
export type KindAnswers = Readonly<Record<string, KindUse>>;

type Json = Record<string, unknown>;

const USES: readonly KindUse[] = [...COMPONENT_NAMES, 'payout'];

/** What may be said: only what the control total has a term for, so that each row is still checked. None where no column says a kind. */
export function usesOfKinds(preset: Preset): KindUse[] {
  const hasKinds = preset.layouts.some(({ columns }) => columns.type !== undefined);
  return hasKinds ? USES.filter((use) => preset.control?.terms[use] !== undefined) : [];
}

/** A preset with what a person said of kinds of rows, and which of its rules say it. */
export interface AnsweredPreset {
  preset: Preset;
  answered: ReadonlyMap<LineRule, KindUse>;
}

/**
 * Adds a rule for each kind, behind all that the preset has for it: an answer takes only rows that no rule takes. Ignores what the preset
 * cannot read so.
 */
export function withKinds(preset: Preset, answers: KindAnswers): AnsweredPreset {
  const uses = usesOfKinds(preset);
  const told = Object.entries(answers).filter(([, use]) => uses.includes(use));
  if (told.length === 0) return { preset, answered: new Map() };
  const answered = new Map<LineRule, KindUse>();
  const lines = told.flatMap(([name, use]) => {
    const line: LineRule = { types: [name], ...moneyOf(preset, use) };
    answered.set(line, use);
    return [...sameFor(preset, name), line];
  });
  return { preset: { ...preset, lines: [...preset.lines, ...lines] }, answered };
}

/** A rule that names a type goes before those that name a part of it, or none: they are said once more in front of it. */
function sameFor(preset: Preset, name: string): LineRule[] {
  const type = normalised(name);
  return rulesFor(preset)(name)
    .filter(({ types, where }) => types !== undefined || where === undefined)
    .filter(({ types = [] }) => !types.some((each) => normalised(each) === type))
    .map((line) => ({ ...line, types: [name] }));
}

/**
 * Money goes where the preset's own rule for the same sends it: what its columns mean is not said anew. Where it has none, what the control
 * total reckons with is all of it.
 */
function moneyOf(preset: Preset, use: KindUse): Pick<LineRule, 'parts' | 'turned'> {
  const { layouts, lines, control } = preset;
  const inText = new Set(layouts.flatMap(({ moneyInText = {} }) => Object.keys(moneyInText)));
  const model = lines.find(
    ({ parts }) =>
      useOf(parts) === use && parts.every((part) => !part.only && !part.beneath && !inText.has(part.column)),
  );
  if (model) return { parts: model.parts, ...(model.turned && { turned: model.turned }) };
  const sign = control?.terms[use] ?? 1;
  const part = (of: 1 | -1) => (column: string) => ({ column, to: use, sign: of });
  const added = [control?.column ?? '', ...(control?.plus ?? [])].map(part(sign));
  return { parts: [...added, ...(control?.less ?? []).map(part(sign === 1 ? -1 : 1))] };
}

/** What rows of a rule are; null where it leaves them out. Beside something else, fees are only what was taken off it. */
function useOf(parts: readonly Pick<Part, 'to'>[]): KindUse | null {
  const targets = new Set(parts.map(({ to }) => to));
  if (targets.size === 0) return null;
  const [first] = (['payout', 'base'] as const).filter((each) => targets.has(each));
  const [other, ...others] = [...targets].filter((each) => each !== 'fees');
  if (first) return first;
  return others.length > 0 ? null : (other ?? 'fees');
}

/** By what a file is read: a mapping, or else one of the presets. */
interface ReadBy {
  presetId: string | null;
  mapping: Json | null;
}

/** The whole of it as one mapping, so that a file is read the same by it alone, also by a version that has another preset. */
export function mappingWithKinds({ presetId, mapping }: ReadBy, answers: KindAnswers): Json | null {
  const base = mapping ?? (presetId === null ? undefined : presetById(presetId));
  if (!base) return null;
  const preset = mapping === null ? (base as Preset) : parseMapping(mapping);
  const added = withKinds(preset, answers).preset.lines.slice(preset.lines.length);
  return { ...base, lines: [...(base['lines' as keyof typeof base] as LineRule[]), ...added] };
}

/** What was said of kinds of rows once. */
interface SaidOnce {
  /** Of those that are asked about, by the names by which they are. */
  here: Record<string, KindUse>;
  /** Of others. */
  elsewhere: Record<string, KindUse>;
}

/** The kinds of rows that the rules of a preset name; none of what is no preset. */
export function kindsOfPreset(presetId: string): string[] {
  return presetById(presetId)?.lines.flatMap(({ types = [] }) => types.map(normalised)) ?? [];
}

/** What a mapping says of kinds of rows beyond those of a preset, as a person would have said it. */
export function saidOfKinds(
  mapping: Json,
  { ofPreset, names }: { ofPreset: readonly string[]; names: readonly string[] },
): SaidOnce {
  const own = new Set(ofPreset);
  const asked = new Map(names.map((name) => [normalised(name), name]));
  const said: SaidOnce = { here: {}, elsewhere: {} };
  for (const { types = [], parts = [] } of (mapping['lines'] ?? []) as Partial<LineRule>[]) {
    const [name] = types;
    const use = useOf(parts);
    if (name === undefined || types.length > 1 || use === null || own.has(normalised(name))) continue;
    const known = asked.get(normalised(name));
    // Of a kind the last rule is the answer.
    if (known === undefined) said.elsewhere[name] = use;
    else said.here[known] = use;
  }
  return said;
}
