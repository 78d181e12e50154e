import type { ControlRule } from '../preset.ts';
import { presetById } from '../presets/index.ts';
import { StatementProblem } from '../problem.ts';
import { parseMapping } from './mapping.ts';

/** What is wrong with a mapping, in a sentence with the path of the fault; null when it can be used. */
export function faultOfMapping(mapping: unknown): string | null {
  try {
    parseMapping(mapping);
    return null;
  } catch (err) {
    if (err instanceof StatementProblem) return err.message;
    throw err;
  }
}

/**
 * The formula of the control total of a file that was read by a mapping, or else by a preset; null for hours, which are added
 * up in seconds. Throws a RangeError for a preset that does not exist, and a StatementProblem for a mapping that cannot be used.
 */
export function controlRuleOf({
  presetId,
  mapping,
}: {
  presetId: string;
  mapping: unknown;
}): ControlRule | null {
  if (mapping != null) return parseMapping(mapping).control;
  const preset = presetById(presetId);
  if (!preset) throw new RangeError(`There is no statement preset "${presetId}"`);
  return preset.control;
}
