import { createContext, useContext } from 'react';

/** Where the server is that the reference describes; empty where it serves the pages itself. */
export const ServerAddress = createContext('');

/** To the description for machines, which the server alone has. */
export function DocumentLink({ className }: { className?: string }) {
  return (
    <a className={className} href={`${useContext(ServerAddress)}/api/v1/openapi.json`}>
      openapi.json
    </a>
  );
}
