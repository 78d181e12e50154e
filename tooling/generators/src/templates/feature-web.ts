import type { NewFile } from '../plan.ts';
import type { FeatureNames } from './feature.ts';

/** A page with its four states, and the route to it. */
export function webFeature(names: FeatureNames): NewFile[] {
  const { many } = names;
  const folder = `apps/web/src/features/${many.kebab}`;
  return [
    { path: `${folder}/index.ts`, text: `export { ${many.pascal}Page } from './${many.kebab}-page.tsx';\n` },
    { path: `${folder}/use-${many.kebab}.ts`, text: queryHook(names) },
    { path: `${folder}/${many.kebab}-page.tsx`, text: pageFile(names) },
    { path: `apps/web/src/routes/_app/${many.kebab}/index.tsx`, text: routeFile(names) },
  ];
}

function queryHook({ many }: FeatureNames): string {
  return `import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/trpc.ts';

export function use${many.pascal}() {
  const trpc = useTRPC();
  return useQuery(trpc.${many.camel}.list.queryOptions({}));
}
`;
}

function pageFile({ many, one }: FeatureNames): string {
  return `import type { ${one.pascal}View } from '@earntrack/contract';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { use${many.pascal} } from './use-${many.kebab}.ts';

export function ${many.pascal}Page() {
  const ${many.camel} = use${many.pascal}();
  return (
    <>
      <PageTitle>${many.title}</PageTitle>
      {${many.camel}.isPending && <SkeletonRows of="${many.words}" />}
      {${many.camel}.isError && !${many.camel}.data && (
        <ErrorState
          error={${many.camel}.error}
          title="Your ${many.words} could not be loaded"
          onRetry={() => void ${many.camel}.refetch()}
        />
      )}
      {${many.camel}.data && <Loaded ${many.camel}={${many.camel}.data} />}
    </>
  );
}

function Loaded({ ${many.camel} }: { ${many.camel}: readonly ${one.pascal}View[] }) {
  if (${many.camel}.length === 0) return <NothingYet />;
  return (
    <>
      <h1 className="answer">
        You have <b>{${many.camel}.length}</b> {${many.camel}.length === 1 ? '${one.words}' : '${many.words}'}.
      </h1>
      <ul className="rows" aria-label="${many.title}">
        {${many.camel}.map(({ id, name, note }) => (
          <li key={id} className="row plain-row">
            <span className="t">
              {name}
              {note && <span className="s">{note}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function NothingYet() {
  return (
    <>
      <h1 className="vh">${many.title}</h1>
      <EmptyState answer="No ${many.words} yet." />
    </>
  );
}
`;
}

function routeFile({ many }: FeatureNames): string {
  return `import { createFileRoute } from '@tanstack/react-router';
import { ${many.pascal}Page } from '../../../features/${many.kebab}/index.ts';

export const Route = createFileRoute('/_app/${many.kebab}/')({ component: ${many.pascal}Page });
`;
}
