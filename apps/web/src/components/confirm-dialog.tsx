import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** What it means. */
  children: ReactNode;
  /** What will be done: "Delete platform". */
  action: string;
  /** What is done instead. */
  away?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/**
 * Asks before what cannot be undone, and before what an operator does to others; everything else is done at once and
 * offers "Undo". Many may stand on one page, so that each has ids of its own: it is read with its own words. The first key
 * that is pressed changes nothing: the focus is on the way out.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, action, away = 'Leave it', onConfirm, onClose } = props;
  const [titleId, textId] = [useId(), useId()];
  const dialog = useRef<HTMLDialogElement>(null);
  const out = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) {
      dialog.current?.showModal();
      out.current?.focus();
    }
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      onClose={onClose}
    >
      <div className="stack">
        <h2 id={titleId}>{title}</h2>
        <div id={textId}>{children}</div>
        <div className="buttons">
          <Button look="danger" onClick={onConfirm}>
            {action}
          </Button>
          <Button look="quiet" onClick={onClose} ref={out}>
            {away}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
