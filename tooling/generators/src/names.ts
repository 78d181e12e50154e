import { GeneratorError } from './generator-error.ts';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Every form in which a name is written in code. */
export interface Names {
  /** monthly-budgets */
  kebab: string;
  /** monthlyBudgets */
  camel: string;
  /** MonthlyBudgets */
  pascal: string;
  /** monthly_budgets */
  snake: string;
  /** MONTHLY_BUDGETS */
  constant: string;
  /** monthly budgets */
  words: string;
  /** Monthly budgets */
  title: string;
}

/** Throws a GeneratorError for a name that is not kebab-case. */
export function namesOf(kebab: string): Names {
  if (!KEBAB.test(kebab)) {
    throw new GeneratorError(
      `"${kebab}" is no name here: write lower-case words with hyphens, like monthly-budgets.`,
    );
  }
  const parts = kebab.split('-');
  const pascal = parts.map(capital).join('');
  const words = parts.join(' ');
  return {
    kebab,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    snake: parts.join('_'),
    constant: parts.join('_').toUpperCase(),
    words,
    title: capital(words),
  };
}

/** The name of one of many: vehicles → vehicle, categories → category. Throws a GeneratorError where it cannot tell. */
export function oneOf(many: string): string {
  if (many.endsWith('ies')) return `${many.slice(0, -3)}y`;
  if (/[^s]s$/.test(many)) return many.slice(0, -1);
  throw new GeneratorError(
    `"${many}" is no plural: name many of them, or say what one is called with --one.`,
  );
}

/** A title as a part of a file's name. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') throw new GeneratorError('Say what was decided, like "Money is rounded once".');
  return slug;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
