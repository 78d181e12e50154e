import { saveFile } from '../../../lib/save-file.ts';

/** Has the browser save a mapping in the form in which a mapping file is chosen, and the command takes it by `--mapping`. */
export function saveMapping(name: string, mapping: Record<string, unknown>): void {
  saveFile(`${name.trim() || 'mapping'}.json`, new Blob([`${JSON.stringify(mapping, null, 2)}\n`]));
}
