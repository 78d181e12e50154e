import { createContext, type ReactNode, use, useState } from 'react';
import { createPortal } from 'react-dom';

const DockSlot = createContext<HTMLElement | null>(null);

interface DockProviderProps {
  children: ReactNode;
  renderDock: (slot: ReactNode) => ReactNode;
}

/** Holds the place at the foot of the page where a screen may put its own bar. */
export function DockProvider({ children, renderDock }: DockProviderProps) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <DockSlot value={slot}>
      {children}
      {renderDock(<div className="dock-slot" ref={setSlot} />)}
    </DockSlot>
  );
}

/**
 * A screen's own bar (save, selection, commit) within the thumb's reach, in the place of "Add earning". A submit button in
 * it names its form by `form="…"`.
 */
export function Dock({ children }: { children: ReactNode }) {
  const slot = use(DockSlot);
  return slot && createPortal(<div className="dock-bar">{children}</div>, slot);
}
