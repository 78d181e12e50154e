import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { promisify } from 'node:util';
import { pathOf } from './programs.ts';

const run = promisify(execFile);

export interface TlsServer {
  /** From now on it shows a certificate that is good for so many days. */
  showCertificate(days: number): Promise<void>;
  close(): Promise<void>;
}

/** A server that shows a certificate, as the public address does. */
export async function startTlsServer(port: number, folder: string): Promise<TlsServer> {
  const server: Server = createServer(await certificate(folder, 90), (socket) => void socket.end());
  server.on('tlsClientError', () => {});
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async showCertificate(days) {
      server.setSecureContext(await certificate(folder, days));
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

async function certificate(folder: string, days: number): Promise<{ key: Buffer; cert: Buffer }> {
  const [key, cert] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
  const subject = ['-subj', '/CN=earn.example.com', '-days', String(days)];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run(pathOf('openssl'), ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', cert]);
  return { key: await readFile(key), cert: await readFile(cert) };
}
