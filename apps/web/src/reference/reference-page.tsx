import { BrandMark } from '../components/brand.tsx';
import { type ApiDocument, groupsOf, type Schema } from './api-document.ts';
import { FieldList, TypeWords } from './field-list.tsx';
import { DocumentLink, ServerAddress } from './document-link.tsx';
import { CHAPTERS } from './guide.tsx';
import { OperationSection } from './operation-section.tsx';

/** The whole reference. It is drawn once, when the pages are built; nothing of it needs a script. */
export function ReferencePage({ document, server }: { document: ApiDocument; server: string }) {
  const groups = groupsOf(document);
  return (
    <ServerAddress value={server}>
      <a className="skip" href="#main">
        Skip to the reference
      </a>
      <header className="reference-top">
        <a className="brand" href="/">
          <BrandMark />
          EarnTrack
        </a>
        <DocumentLink className="link" />
      </header>
      <div className="reference">
        <Contents groups={groups} />
        <main id="main" tabIndex={-1}>
          <h1>API reference</h1>
          <p className="muted">Read and record from any program, by the rules that the screens follow.</p>
          <Guide />
          <Search />
          {groups.map(({ name, operations }) => (
            <section key={name} id={name} className="found-in">
              <h2>{titleOf(name)}</h2>
              {operations.map((operation) => (
                <OperationSection key={operation.operationId} document={document} operation={operation} />
              ))}
            </section>
          ))}
          <section id="objects" className="found-in">
            <h2>Objects</h2>
            {Object.entries(document.components.schemas).map(([name, schema]) => (
              <ObjectSection key={name} name={name} schema={schema} />
            ))}
          </section>
        </main>
      </div>
    </ServerAddress>
  );
}

/** Shown once a script can do it. */
function Search() {
  return (
    <p className="search-operations" hidden>
      <label className="field-label" htmlFor="search">
        Find an operation or an object
      </label>
      <input className="input" id="search" type="search" autoComplete="off" spellCheck={false} />
      <span className="hint" role="status" id="found" />
    </p>
  );
}

function Guide() {
  return CHAPTERS.map(({ id, title, text }) => (
    <section key={id} id={id} className="chapter">
      <h2>{title}</h2>
      {text}
    </section>
  ));
}

function Contents({ groups }: { groups: ReturnType<typeof groupsOf> }) {
  return (
    <nav className="contents" aria-label="Contents">
      <ul>
        {CHAPTERS.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
      <ul>
        {groups.map(({ name, operations }) => (
          <li key={name}>
            <a href={`#${name}`}>{titleOf(name)}</a>
            <ul>
              {operations.map(({ operationId, method, path }) => (
                <li key={operationId} data-of={operationId}>
                  <a href={`#${operationId}`}>
                    <b>{method}</b> {path.replace('/api/v1', '')}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#objects">Objects</a>
        </li>
      </ul>
    </nav>
  );
}

function ObjectSection({ name, schema }: { name: string; schema: Schema }) {
  return (
    <section className="operation" id={name} data-words={name.toLowerCase()}>
      <h3>
        <a href={`#${name}`}>{name}</a>
      </h3>
      {schema.description && <p>{schema.description}</p>}
      {schema.properties ? <FieldList schema={schema} /> : <TypeWords schema={schema} />}
    </section>
  );
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
