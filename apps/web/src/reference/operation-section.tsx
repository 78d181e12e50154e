import { alternativesOf, Field, FieldList, TypeWords } from './field-list.tsx';
import { type Answer, type ApiDocument, needOf, type Operation, type Parameter } from './api-document.ts';
import { curlOf, exampleOf } from './example.ts';
import { Snippet } from './snippet.tsx';

interface OperationProps {
  document: ApiDocument;
  operation: Operation;
}

/** One operation: who may, what it takes, what it answers, and a call to copy. */
export function OperationSection({ document, operation }: OperationProps) {
  const { operationId, method, path, summary, description, parameters, requestBody, responses } = operation;
  const bodies = alternativesOf(requestBody?.content['application/json']?.schema ?? {}).filter(
    ({ properties }) => properties,
  );
  return (
    <section className="operation" id={operationId} data-words={`${summary} ${method} ${path}`.toLowerCase()}>
      <h3>
        <a href={`#${operationId}`}>{summary}</a>
      </h3>
      <p className="call">
        <code>
          <b>{method}</b> {path}
        </code>
      </p>
      <p className="muted small">
        <Need operation={operation} />
      </p>
      {description && <p>{description}</p>}
      {parameters.length > 0 && (
        <Part title="In the address and the headers">
          <Parameters of={parameters} />
        </Part>
      )}
      {bodies.length > 0 && (
        <Part title="In the body, as JSON">
          {bodies.map((body) => (
            <FieldList key={JSON.stringify(body)} schema={body} />
          ))}
        </Part>
      )}
      <Part title="Answer">
        {Object.entries(responses).map(([status, answer]) => (
          <AnswerLine key={status} status={status} answer={answer} />
        ))}
      </Part>
      <Example document={document} operation={operation} />
    </section>
  );
}

function Need({ operation }: { operation: Operation }) {
  const need = needOf(operation);
  if (need === 'nobody') return 'Nobody has to be signed in.';
  if (need === 'anybody') return 'Any token will do.';
  return (
    <>
      A token needs the scope <code>{need}</code>.
    </>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <h4>{title}</h4>
      {children}
    </>
  );
}

const WHERE = { path: 'in the path', query: 'in the query', header: 'as a header' } as const;

function Parameters({ of }: { of: readonly Parameter[] }) {
  return (
    <dl className="fields">
      {of.map(({ name, schema, required, description, ...parameter }) => (
        <Field
          key={name}
          name={name}
          schema={schema}
          isNeeded={required ?? false}
          description={[description ?? schema.description, `Stands ${WHERE[parameter.in]}.`]
            .filter(Boolean)
            .map((sentence) => `${sentence}`.replace(/\.?$/, '.'))
            .join(' ')}
        />
      ))}
    </dl>
  );
}

function AnswerLine({ status, answer }: { status: string; answer: Answer }) {
  if (answer.$ref !== undefined) {
    // One word for both.
    if (status !== '4XX') return null;
    return (
      <p>
        <code>4xx, 5xx</code> Refused: a <a href="#refusals">problem</a>.
      </p>
    );
  }
  const [[type, content] = []] = Object.entries(answer.content ?? {});
  const headers = Object.keys(answer.headers ?? {});
  return (
    <p>
      <code>{status}</code> {answer.description}
      {content && (
        <>
          : <TypeWords schema={content.schema} />
          {type !== 'application/json' && ` (${type})`}
        </>
      )}
      {headers.length > 0 && `, with ${headers.join(' and ')}`}.
    </p>
  );
}

function Example({ document, operation }: OperationProps) {
  const { summary, responses } = operation;
  const answered = (responses['201'] ?? responses['200'])?.content?.['application/json']?.schema;
  return (
    <details className="more">
      <summary>
        Example<span className="vh">: {summary}</span>
      </summary>
      <Snippet label={`A call: ${summary}`} text={curlOf(document, operation)} />
      {answered && (
        <Snippet
          label={`An answer: ${summary}`}
          text={JSON.stringify(exampleOf(document, answered, { of: 'answered' }), null, 2)}
        />
      )}
    </details>
  );
}
