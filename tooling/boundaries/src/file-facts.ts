import { type Expression, parseSync, Visitor } from 'oxc-parser';

export type Import = { readonly specifier: string; readonly isTypeOnly: boolean; readonly line: number };
export type Use = { readonly name: string; readonly line: number };

export type FileFacts = {
  readonly imports: readonly Import[];
  /** Imports whose target is computed: no rule can see where they lead. */
  readonly computedImports: readonly Use[];
  readonly environmentReads: readonly Use[];
  readonly clockReads: readonly Use[];
  /** Calls that begin a SQL statement, such as `db.selectFrom()`. */
  readonly queryCalls: readonly Use[];
};

const CLOCKS = new Set(['Date.now', 'Math.random', 'performance.now', 'Temporal.Now', 'crypto.randomUUID']);
const QUERY_STARTERS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);

/** What a TypeScript file imports and touches, read from its syntax tree. Throws when the file does not parse. */
export function readFacts(path: string, text: string): FileFacts {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path} does not parse: ${error.message}`);
  const facts = new FactCollector(text);
  new Visitor(facts.handlers()).visit(program);
  return facts;
}

class FactCollector implements FileFacts {
  readonly imports: Import[] = [];
  readonly computedImports: Use[] = [];
  readonly environmentReads: Use[] = [];
  readonly clockReads: Use[] = [];
  readonly queryCalls: Use[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  handlers(): ConstructorParameters<typeof Visitor>[0] {
    return {
      ImportDeclaration: (node) => this.#import(node.source.value, node.importKind === 'type', node.start),
      ExportAllDeclaration: (node) => this.#import(node.source.value, node.exportKind === 'type', node.start),
      ExportNamedDeclaration: (node) => {
        if (node.source) this.#import(node.source.value, node.exportKind === 'type', node.start);
      },
      TSImportType: (node) => this.#import(node.source.value, true, node.start),
      ImportExpression: (node) => this.#dynamic(node.source, node.start),
      NewExpression: (node) => {
        const isNow = nameOf(node.callee) === 'Date' && node.arguments.length === 0;
        if (isNow) this.clockReads.push({ name: 'new Date()', line: this.#lineAt(node.start) });
      },
      VariableDeclarator: (node) => {
        const takesApart = node.id.type === 'ObjectPattern' && node.init && nameOf(node.init) === 'process';
        if (takesApart) this.environmentReads.push({ name: 'process', line: this.#lineAt(node.start) });
      },
      MemberExpression: (node) => this.#member(nameOf(node), node.start),
      CallExpression: (node) => {
        const called = nameOf(node.callee)?.split('.').at(-1) ?? methodOf(node.callee);
        if (called && QUERY_STARTERS.has(called)) {
          this.queryCalls.push({ name: called, line: this.#lineAt(node.start) });
        }
      },
    };
  }

  #import(specifier: string, isTypeOnly: boolean, offset: number): void {
    this.imports.push({ specifier, isTypeOnly, line: this.#lineAt(offset) });
    if (/^(node:)?process$/.test(specifier)) {
      this.environmentReads.push({ name: specifier, line: this.#lineAt(offset) });
    }
  }

  #dynamic(source: Expression, offset: number): void {
    if (source.type === 'Literal' && typeof source.value === 'string') {
      this.#import(source.value, false, offset);
    } else {
      this.computedImports.push({ name: 'import()', line: this.#lineAt(offset) });
    }
  }

  #member(name: string | undefined, offset: number): void {
    if (name === 'process.env') this.environmentReads.push({ name, line: this.#lineAt(offset) });
    if (name && CLOCKS.has(name)) this.clockReads.push({ name, line: this.#lineAt(offset) });
  }

  #lineAt(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }
}

/** `a.b.c` as text, or undefined when some part of it is computed. `globalThis.` is left out. */
function nameOf(node: Expression): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return undefined;
  const object = nameOf(node.object);
  const property = propertyOf(node);
  if (object === undefined || property === undefined) return undefined;
  return object === 'globalThis' ? property : `${object}.${property}`;
}

function methodOf(node: Expression): string | undefined {
  return node.type === 'MemberExpression' ? propertyOf(node) : undefined;
}

function propertyOf(node: Extract<Expression, { type: 'MemberExpression' }>): string | undefined {
  const { property } = node;
  if (!node.computed && property.type === 'Identifier') return property.name;
  return property.type === 'Literal' ? String(property.value) : undefined;
}
