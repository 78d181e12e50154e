import { posix } from 'node:path';
import { targetOf } from '../imported-package.ts';
import type { Rule } from '../rule.ts';
import { TABLE } from '../table.ts';
import type { SourceFile, Workspace } from '../workspace.ts';

/** A part that must stay replaceable, or must stay out of decisions, is used in few places. */
export const trpcContainment: Rule = {
  name: 'trpc-containment',
  *check(workspace) {
    const allowed = /\/src\/trpc\/|\.router\.ts$/;
    for (const file of productionFiles(workspace, /^packages\/api\/src\//)) {
      if (allowed.test(file.path)) continue;
      for (const { line } of importsOf(file, '@trpc/server')) {
        yield { path: file.path, line, message: '@trpc/server belongs in src/trpc/ and *.router.ts' };
      }
    }
  },
};

/** What a feature decides must not hang on how it was asked: only its router sees the request. */
export const requestContainment: Rule = {
  name: 'request-containment',
  *check(workspace) {
    for (const file of productionFiles(workspace, /^packages\/api\/src\/features\//)) {
      if (file.path.endsWith('.router.ts')) continue;
      for (const { line, specifier } of file.imports) {
        const target = posix.join(posix.dirname(file.path), specifier);
        if (targetOf(specifier).kind === 'relative' && target.startsWith('packages/api/src/trpc/'))
          yield {
            path: file.path,
            line,
            message: `${specifier}: only *.router.ts of a feature knows src/trpc/`,
          };
      }
    }
  },
};

export const luciaContainment = knownInOneFolder('lucia', 'packages/auth/src/lucia/');
export const joseContainment = knownInOneFolder('jose', 'packages/auth/src/jose/');
export const otpauthContainment = knownInOneFolder('otpauth', 'packages/auth/src/otpauth/');

function knownInOneFolder(library: string, folder: string): Rule {
  return {
    name: `${library}-containment`,
    *check({ packages }) {
      for (const file of packages.flatMap(({ files }) => files)) {
        if (file.path.startsWith(folder)) continue;
        for (const { line } of importsOf(file, library)) {
          yield { path: file.path, line, message: `only ${folder} knows ${library}` };
        }
      }
    },
  };
}

export const sqlContainment: Rule = {
  name: 'sql-containment',
  *check(workspace) {
    const allowed = /^packages\/(db|migrations|testkit|auth\/src\/lucia)\/|\.queries\.ts$/;
    for (const file of productionFiles(workspace, /^(apps|packages)\//)) {
      if (allowed.test(file.path)) continue;
      const values = importsOf(file, 'kysely').filter(({ isTypeOnly }) => !isTypeOnly);
      for (const { line } of [...values, ...file.queryCalls]) {
        yield { path: file.path, line, message: 'SQL is built in *.queries.ts' };
      }
    }
  },
};

export const environmentContainment: Rule = {
  name: 'environment-containment',
  *check(workspace) {
    const allowed = /^apps\/(server|ops)\/src\/config\/|^packages\/testkit\/|^tooling\//;
    for (const file of productionFiles(workspace, /./)) {
      if (allowed.test(file.path) || file.isConfig) continue;
      for (const { line } of file.environmentReads) {
        yield {
          path: file.path,
          line,
          message: 'only the config folders of server and ops read the environment',
        };
      }
    }
  },
};

export const clockContainment: Rule = {
  name: 'clock-containment',
  *check(workspace) {
    const pure = Object.keys(TABLE).filter((folder) => TABLE[folder]?.pure);
    for (const file of productionFiles(workspace, /./)) {
      if (!pure.some((folder) => file.path.startsWith(`${folder}/`))) continue;
      for (const { name, line } of file.clockReads) {
        yield { path: file.path, line, message: `${name}: a pure package is handed time and randomness` };
      }
    }
  },
};

function productionFiles({ packages }: Workspace, folder: RegExp): SourceFile[] {
  return packages.flatMap(({ files }) => files).filter((file) => !file.isTest && folder.test(file.path));
}

function importsOf(file: SourceFile, packageName: string) {
  return file.imports.filter(({ specifier }) => targetOf(specifier).name === packageName);
}
