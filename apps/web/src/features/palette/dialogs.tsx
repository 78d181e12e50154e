import type { Opening } from '../../lib/command-opening.ts';
import { Palette } from './palette.tsx';
import { Shortcuts } from './shortcuts.tsx';

/** Both dialogs in one piece of code, which comes when the first of them is opened. */
export function Dialogs({ opening, onClose }: { opening: Opening; onClose: () => void }) {
  return opening === 'palette' ? <Palette onClose={onClose} /> : <Shortcuts onClose={onClose} />;
}
