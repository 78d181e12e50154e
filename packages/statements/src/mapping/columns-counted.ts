import type { Preset } from '../preset.ts';
import type { Decisions } from '../rows/decisions.ts';

/** The columns that something is made of, or that have a role. */
export function columnsCounted({ preset, match }: Decisions): ReadonlySet<number> {
  const { money, moneyInText, text } = match.places;
  const of = (name: string) => [...(money[name] ?? []), ...(moneyInText[name] ?? [])];
  return new Set([...namesCounted(preset).flatMap(of), ...Object.values(text).flat()]);
}

function namesCounted({ lines, control }: Preset): string[] {
  const parts = lines.flatMap((line) => line.parts);
  const checked = control === null ? [] : [control.column, ...(control.plus ?? []), ...(control.less ?? [])];
  return [...checked, ...parts.flatMap(({ column, less = [] }) => [column, ...less])];
}
