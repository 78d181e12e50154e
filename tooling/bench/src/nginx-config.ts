export interface NginxPlace {
  folder: string;
  port: number;
  /** Of the instances, with their ports. */
  servers: readonly string[];
}

/** The configuration of production with the addresses and folders of this run. Throws where something would go to another place. */
export function nginxConfig(production: string, { folder, port, servers }: NginxPlace): string {
  const [first = '', ...others] = servers;
  const config = production
    .replace('app:3000', first)
    .replace(/^( *server )app-2:3000(.*)$/m, others.map((host) => `$1${host}$2`).join('\n'))
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replaceAll('/tmp/', `${folder}/`);
  if (/\bapp(-2)?:|8080;|\/tmp\//.test(config.replaceAll(folder, '')))
    throw new Error('docker/nginx/nginx.conf names a place that this bench does not know.');
  return config;
}
