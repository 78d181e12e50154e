import { type ComponentType, useEffect, useLayoutEffect, useState } from 'react';
import { useHotkeys } from '../../components/hotkeys.ts';
import { useToasts } from '../../components/toast.tsx';
import { askToOpen, type Opening, whenAskedToOpen } from '../../lib/command-opening.ts';
import { whenIdle } from '../../lib/screen-code.ts';

type DialogsType = ComponentType<{ opening: Opening; onClose: () => void }>;

const load = async (): Promise<DialogsType> => (await import('./dialogs.tsx')).Dialogs;

/** Opens the palette and the list of shortcuts, by key or button, wherever the person is. */
export function PaletteHost() {
  const toasts = useToasts();
  const [opening, setOpening] = useState<Opening | null>(null);
  const [dialogs, setDialogs] = useState<{ Dialogs: DialogsType } | null>(null);
  useHotkeys({ 'mod+k': () => askToOpen('palette'), '?': () => askToOpen('shortcuts') });
  // So that it opens without a network too; one that does not come now is asked for again when it is opened.
  useEffect(() => whenIdle(() => void load().catch(() => undefined)), []);
  useLayoutEffect(
    () =>
      whenAskedToOpen((asked) => {
        setOpening(asked);
        load().then(
          (Loaded) => setDialogs({ Dialogs: Loaded }),
          () => {
            setOpening(null);
            toasts.show({ text: 'The search could not be loaded. Check the network, then try again.' });
          },
        );
      }),
    [toasts],
  );
  if (opening === null || dialogs === null) return null;
  // A dialog tells of its end when the browser gets to it: by then another one may be open.
  const close = () => setOpening((now) => (now === opening ? null : now));
  return <dialogs.Dialogs key={opening} opening={opening} onClose={close} />;
}
