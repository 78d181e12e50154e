import {
  type IncidentUpdateView,
  type MaintenanceWindowView,
  type PublicIncidentView,
  SERVICE_NAMES,
  SEVERITY_NAMES,
  type StatusView,
} from '@earntrack/contract';

const MINUTE_MS = 60_000;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const STATUS_WORDS = {
  investigating: 'We are finding out why',
  identified: 'We know why',
  monitoring: 'We watch whether it holds',
  resolved: 'Over',
} as const;

/** The whole page, without a script: it is read when nothing else works. */
export function statusPage(status: StatusView, now: Date): string {
  const open = status.incidents.filter(({ resolvedAt }) => resolvedAt === null);
  const past = status.incidents.filter(({ resolvedAt }) => resolvedAt !== null);
  const sections = [
    ...(open.length > 0 ? [section('Happening now', open.map(incident).join(''))] : []),
    ...(status.maintenance.length > 0
      ? [section('Announced maintenance', list(status.maintenance.map(announced)))]
      : []),
    section('The last 30 days', past.length > 0 ? past.map(incident).join('') : '<p>Nothing to tell.</p>'),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(answerOf(status))} · EarnTrack status</title>
<link rel="stylesheet" href="/status.css">
</head>
<body>
<header><p class="name">EarnTrack</p></header>
<main>
<h1 class="${status.state}">${escape(answerOf(status))}</h1>
${explanation(status)}${sections.join('')}
</main>
<footer>
<p>${knownSince(status)} This server has been answering for ${uptime(status, now)}, version ${escape(status.server.version)}.</p>
<p>All times are UTC. <a href="/status">Look again</a> · <a href="/">Open EarnTrack</a> · <a href="/api/v1/status">For programs</a></p>
</footer>
</body>
</html>
`;
}

/** One sentence, and the title of the page. */
function answerOf({ state, incidents, readOnly }: StatusView): string {
  if (state === 'unknown') return 'We cannot tell right now';
  if (state === 'maintenance')
    return readOnly ? 'Nothing can be saved right now' : 'We are working on it as announced';
  if (state === 'ok') return 'Everything works';
  const open = incidents.filter(({ resolvedAt }) => resolvedAt === null);
  return open.length === 1 ? (open[0]?.title ?? '') : `${open.length} things do not work as they should`;
}

function explanation({ state, knownAt, readOnly }: StatusView): string {
  const unknown = knownAt
    ? `The database has not answered since ${moment(knownAt)}. What stands below is what was known then.`
    : 'The database has not answered yet, so nothing is known.';
  const end = readOnly?.expectedEnd ? ` Until about ${moment(readOnly.expectedEnd)}.` : '';
  return [
    state === 'unknown' ? `<p>${unknown}</p>` : '',
    readOnly ? `<p class="notice">${escape(readOnly.sentence)}${end}</p>` : '',
  ].join('');
}

function incident({ severity, title, services, startedAt, resolvedAt, updates }: PublicIncidentView): string {
  const lasted = resolvedAt ? `, over after ${inWords(Date.parse(resolvedAt) - Date.parse(startedAt))}` : '';
  const affected = services.map((service) => SERVICE_NAMES[service]).join(', ');
  return `<article><h3>${escape(title)}</h3>
<p class="facts">${severity}, ${SEVERITY_NAMES[severity].toLowerCase()} · ${escape(affected)} · since ${moment(startedAt)}${lasted}</p>
${list(updates.map(update))}</article>`;
}

function update({ at, status, message }: IncidentUpdateView): string {
  return `<p class="facts">${moment(at)} · ${STATUS_WORDS[status]}</p><p>${escape(message)}</p>`;
}

function announced({ sentence, startsAt, endsAt }: MaintenanceWindowView): string {
  return `<p class="facts">${moment(startsAt)} to ${moment(endsAt)}</p><p>${escape(sentence)}</p>`;
}

function knownSince({ knownAt }: StatusView): string {
  return knownAt ? `As of ${moment(knownAt)}.` : '';
}

function uptime({ server }: StatusView, now: Date): string {
  return inWords(now.getTime() - Date.parse(server.upSince));
}

function inWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

function moment(instant: string): string {
  return `<time datetime="${escape(instant)}">${escape(instant.slice(0, 16).replace('T', ' '))}</time>`;
}

function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>${content}</section>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
