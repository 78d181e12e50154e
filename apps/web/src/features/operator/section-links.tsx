import { mayOperate, type OperatorRight, type Role } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';

/** The sections in their order, each with what somebody may do who sees it. */
const SECTIONS: readonly { id: string; name: string; right: OperatorRight }[] = [
  { id: 'health', name: 'Health', right: 'look' },
  { id: 'incidents', name: 'Incidents', right: 'look' },
  { id: 'maintenance', name: 'Maintenance', right: 'look' },
  { id: 'vitals', name: 'Live metrics', right: 'look' },
  { id: 'jobs', name: 'Jobs', right: 'look' },
  { id: 'slow-queries', name: 'Slow queries', right: 'look' },
  { id: 'imports', name: 'Imports', right: 'look' },
  { id: 'sessions', name: 'Sessions', right: 'look' },
  { id: 'features', name: 'Feature use', right: 'look' },
  { id: 'logs', name: 'Logs', right: 'look' },
  { id: 'roles', name: 'Roles', right: 'accounts' },
  { id: 'acts', name: 'Acts', right: 'look' },
];

/** The way to each section of a long page. */
export function SectionLinks({ role }: { role: Role }) {
  return (
    <nav className="operator-links" aria-label="Sections of this page">
      {SECTIONS.filter(({ right }) => mayOperate(role, right)).map(({ id, name }) => (
        <Link key={id} to="/operator" hash={id} preload={false}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
