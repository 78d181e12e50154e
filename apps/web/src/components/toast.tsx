import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { useHotkeys } from './hotkeys.ts';

export interface Toast {
  text: string;
  /** Takes back what was done; also on Ctrl+Z or ⌘Z while the toast stands. */
  undo?: () => void;
}

interface Toasts {
  /** Says what happened, for a while, with a way back where there is one. */
  show: (toast: Toast) => void;
  /** Says it to screen readers only. */
  announce: (text: string) => void;
}

/** How long a toast stands, in milliseconds; longer where it can be taken back. */
const STANDS_MS = { plain: 6_000, undo: 15_000 };

/** The keys of "Undo", to see and to hear. */
export const UNDO_KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent)
  ? { shown: '⌘Z', spoken: 'Command Z' }
  : { shown: 'Ctrl Z', spoken: 'Control Z' };

const ToastContext = createContext<Toasts | null>(null);

export function useToasts(): Toasts {
  const toasts = use(ToastContext);
  if (!toasts) throw new Error('There is no ToastProvider above this component');
  return toasts;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<Toast | null>(null);
  const [spoken, setSpoken] = useState('');
  const bar = useRef<HTMLElement>(null);
  const goBack = useWayBack(bar);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((text: string) => {
    // The same words twice are spoken twice: an emptied region first.
    setSpoken('');
    setTimeout(() => setSpoken(text), 50);
  }, []);
  const show = useCallback(
    (toast: Toast) => {
      clearTimeout(timer.current);
      setCurrent(toast);
      announce(toast.undo ? `${toast.text} Undo with ${UNDO_KEYS.spoken}.` : toast.text);
      timer.current = setTimeout(() => setCurrent(null), toast.undo ? STANDS_MS.undo : STANDS_MS.plain);
    },
    [announce],
  );
  const close = () => {
    goBack();
    setCurrent(null);
  };
  const undo = () => {
    close();
    current?.undo?.();
  };
  useHotkeys(current?.undo ? { 'mod+z': undo } : {});
  const toasts = useMemo(() => ({ show, announce }), [show, announce]);
  return (
    <ToastContext value={toasts}>
      {children}
      <output className="vh" aria-live="polite">
        {spoken}
      </output>
      <section className="toasts" aria-label="Messages" ref={bar}>
        {current && <ToastBar toast={current} onUndo={undo} onClose={close} />}
      </section>
    </ToastContext>
  );
}

/** For a bar that goes away from under the person: back to where they were before, or to the start of the screen. */
function useWayBack(bar: RefObject<HTMLElement | null>) {
  const before = useRef<EventTarget>(null);
  useEffect(() => {
    const place = bar.current;
    const note = ({ relatedTarget }: FocusEvent) => {
      const isWithin = relatedTarget instanceof Node && place?.contains(relatedTarget);
      if (relatedTarget && !isWithin) before.current = relatedTarget;
    };
    place?.addEventListener('focusin', note);
    return () => place?.removeEventListener('focusin', note);
  }, [bar]);
  return () => {
    if (!bar.current?.contains(document.activeElement)) return;
    const place = before.current;
    const isThere = place instanceof HTMLElement && place.isConnected;
    (isThere ? place : document.getElementById('main'))?.focus();
  };
}

function ToastBar({ toast, onUndo, onClose }: { toast: Toast; onUndo: () => void; onClose: () => void }) {
  return (
    <div className="toast">
      <span>{toast.text}</span>
      {toast.undo ? (
        <Button look="quiet" shortcut={UNDO_KEYS.shown} onClick={onUndo}>
          Undo
        </Button>
      ) : (
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      )}
    </div>
  );
}
