import { nameOf, type Schema } from './api-document.ts';
import { typeInWords } from './type-in-words.ts';

/** The fields of an object, and of the objects in it. */
export function FieldList({ schema }: { schema: Schema }) {
  return (
    <dl className="fields">
      {Object.entries(schema.properties ?? {}).map(([name, part]) => (
        <Field key={name} name={name} schema={part} isNeeded={schema.required?.includes(name) ?? false} />
      ))}
    </dl>
  );
}

interface FieldProps {
  name: string;
  schema: Schema;
  /** Null where that goes without saying. */
  isNeeded: boolean | null;
  description?: string | undefined;
}

export function Field({ name, schema, isNeeded, description = schema.description }: FieldProps) {
  const hasDefault = schema.default !== undefined && schema.default !== null;
  return (
    <div>
      <dt>
        <code>{name}</code> <TypeWords schema={schema} />
        {isNeeded && <span className="needed">needed</span>}
      </dt>
      <dd>
        {description && <p>{description}</p>}
        {hasDefault && (
          <p>
            When left out: <code>{JSON.stringify(schema.default)}</code>
          </p>
        )}
        <Inside schema={schema} />
      </dd>
    </div>
  );
}

/** What a value is; objects by their names. */
export function TypeWords({ schema }: { schema: Schema }) {
  return (
    <span className="type">
      {alternativesOf(schema).map((each, place) => (
        <span key={JSON.stringify(each)}>
          {place > 0 && ' or '}
          <OneType schema={each} />
        </span>
      ))}
    </span>
  );
}

function OneType({ schema }: { schema: Schema }) {
  const name = nameOf(schema);
  if (name !== undefined) return <a href={`#${name}`}>{name}</a>;
  if (schema.type !== 'array' || !schema.items) return typeInWords(schema);
  return (
    <>
      {typeInWords(schema)} of <TypeWords schema={schema.items} />
    </>
  );
}

/** The fields of what is no object of its own name. */
function Inside({ schema }: { schema: Schema }) {
  const objects = alternativesOf(schema.items ?? schema).filter(({ properties }) => properties);
  return objects.map((each) => <FieldList key={JSON.stringify(each)} schema={each} />);
}

export function alternativesOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}
