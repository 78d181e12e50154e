import type { CompiledQuery, Compilable, DialectAdapter, Kysely } from 'kysely';
import { lastingPlugin } from './guard/query-guard.ts';
import type { Database } from './tables/index.ts';

/**
 * Stands where a value goes, while a statement is built. It is there to be handed on: a statement is no other one for another value. What makes
 * text or a number of it fails; what compares it, or asks whether it is true, nothing can stop.
 */
class Blank {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(`The value of "${this.name}" is not known while its statement is built.`);
  }
}

/** More than there are: what comes after these is built each time. */
const MOST_SHAPES = 200;

/**
 * A statement that is built, written and checked by the query guard once for a database, and then asked with other values: to build one
 * takes longer than to ask it. `build` may ask which of the values there are, and nothing else of them; what is `fixed`, such as a limit,
 * it sees as it is. To compare a value, or to ask whether it is true, would go wrong unseen. Values that are null or undefined are not there.
 */
export function prepared<Given extends object, Row, Fixed extends string | number = never>(
  build: (db: Kysely<Database>, given: Given, fixed: Fixed) => Compilable<Row>,
): (db: Kysely<Database>, given: Given, ...fixed: [Fixed] extends [never] ? [] : [Fixed]) => Promise<Row[]> {
  const known = new WeakMap<DialectAdapter, Map<string, CompiledQuery<Row>>>();
  return async (db, given, ...[fixed]) => {
    const { adapter, plugins } = db.getExecutor();
    // What looks at each query, or changes it, is shown each.
    if (plugins.length > 0) return (await db.executeQuery(build(db, given, fixed as Fixed))).rows;
    const values = new Map<string, unknown>(Object.entries(given).filter(([, value]) => value != null));
    const shape = `${[...values.keys()].join()} ${String(fixed)}`;
    const shapes = known.get(adapter) ?? new Map<string, CompiledQuery<Row>>();
    known.set(adapter, shapes);
    let statement = shapes.get(shape);
    if (statement === undefined) {
      const blanks = Object.fromEntries([...values.keys()].map((name) => [name, new Blank(name)]));
      const isKept = shapes.size < MOST_SHAPES;
      const builtOn = isKept ? db.withPlugin(lastingPlugin) : db;
      statement = build(builtOn, blanks as Given, fixed as Fixed).compile();
      if (isKept) shapes.set(shape, statement);
    }
    const parameters = statement.parameters.map((value) =>
      value instanceof Blank ? values.get(value.name) : value,
    );
    const { rows } = await db.executeQuery<Row>({ ...statement, parameters });
    return rows;
  };
}
