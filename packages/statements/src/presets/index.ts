import type { Preset } from '../preset.ts';
import { generic } from './generic.ts';
import { upwork } from './upwork.ts';

/** Every statement that is recognised by itself. A new one is a file beside this one and a line here. */
export const PRESETS: readonly Preset[] = [upwork, generic];

/** The preset with this id, or null when there is none. */
export function presetById(id: string): Preset | null {
  return PRESETS.find((preset) => preset.id === id) ?? null;
}
