import type { ReactNode } from 'react';
import { type EntryList, useLeave } from '../lib/leave.ts';
import { Button } from './button.tsx';
import { Dock } from './dock.tsx';
import { useHotkeys } from './hotkeys.ts';

interface SaveDockProps {
  /** The id of the form that is saved. */
  form: string;
  /** What saving it is called: "Save goal". */
  label: string;
  isSaving: boolean;
  /** Where a person comes to who leaves and came from outside. */
  leaveTo: EntryList;
  /** More that can be done, between leaving and saving. */
  children?: ReactNode;
}

/** The end of every form of an entry: Enter saves, Escape leaves and keeps what is typed. */
export function SaveDock({ form, label, isSaving, leaveTo, children }: SaveDockProps) {
  const leave = useLeave(leaveTo);
  useHotkeys({ escape: leave });
  return (
    <Dock>
      <Button look="quiet" shortcut="Esc" onClick={leave}>
        Leave
      </Button>
      {children}
      <Button look="main" type="submit" form={form} shortcut="↵" isBusy={isSaving}>
        {label}
      </Button>
    </Dock>
  );
}
