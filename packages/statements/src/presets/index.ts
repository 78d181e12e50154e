import type { Preset } from '../preset.ts';
import * as presets from './all.ts';

/** Every statement that is recognised by itself. A new one is a file beside this one and a line in `all.ts`. */
export const PRESETS: readonly Preset[] = Object.values(presets);

/** The preset with this id, or null when there is none. */
export function presetById(id: string): Preset | null {
  return PRESETS.find((preset) => preset.id === id) ?? null;
}
