import { type IncidentView, SERVICE_NAMES, SEVERITY_NAMES } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { IncidentReport } from './incident-report.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { UpdateForm } from './update-form.tsx';

type Open = 'update' | 'resolve' | 'report';

/** One incident with its timeline, and what can be done about it. */
export function IncidentRow({ incident, mayAct }: { incident: IncidentView; mayAct: boolean }) {
  const [open, setOpen] = useState<Open | null>(null);
  // What ends late closes itself, and not what was opened meanwhile.
  const close = (ended: Open) => () => setOpen((now) => (now === ended ? null : now));
  const isOpen = incident.resolvedAt === null;
  return (
    <li className="setting">
      <article className="incident" aria-label={incident.title}>
        <h3>{incident.title}</h3>
        <Facts incident={incident} />
        <Timeline incident={incident} />
        <div className="buttons">
          {mayAct && isOpen && <Button onClick={() => setOpen('update')}>Say how it stands…</Button>}
          {mayAct && isOpen && <Button onClick={() => setOpen('resolve')}>Resolve…</Button>}
          <Button look="quiet" aria-expanded={open === 'report'} onClick={() => setOpen('report')}>
            Report
          </Button>
        </div>
        {open === 'update' && isOpen && <UpdateForm incident={incident} onClose={close('update')} />}
        {open === 'resolve' && isOpen && <ResolveForm incident={incident} onClose={close('resolve')} />}
        {open === 'report' && (
          <IncidentReport incident={incident} mayAct={mayAct} onClose={close('report')} />
        )}
      </article>
    </li>
  );
}

function Facts({ incident }: { incident: IncidentView }) {
  const { severity, status, services, isUpdateDue, declaredBy } = incident;
  const affected = services.map((service) => SERVICE_NAMES[service]).join(', ');
  return (
    <>
      <p className="small muted">
        {severity} {SEVERITY_NAMES[severity].toLowerCase()}, {status} · {affected} · declared by{' '}
        {declaredBy ?? 'the command line'}
      </p>
      {isUpdateDue && (
        <p className="small">
          <strong>An update is due: nothing was said for more than 15 minutes.</strong>
        </p>
      )}
    </>
  );
}

function Timeline({ incident }: { incident: IncidentView }) {
  const { locale, timeZone } = useProfile();
  return (
    <ol className="incident-timeline">
      {incident.updates.map(({ id, at, status, message }) => (
        <li key={id}>
          <span className="small muted">
            <time dateTime={at}>{momentInWords(at, locale, timeZone)}</time>, {status}
          </span>
          <span>{message}</span>
        </li>
      ))}
    </ol>
  );
}
