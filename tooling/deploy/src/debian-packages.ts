/** A package of Debian that is installed. */
export interface DebianPackage {
  name: string;
  version: string;
  architecture: string;
  /** The package of sources that it was made from, by which what is known against it is listed. */
  source: string;
}

/** The packages that are installed by a `/var/lib/dpkg/status`: what was removed stands there too. Throws where it is none. */
export function debianPackagesOf(status: string): DebianPackage[] {
  const packages = status
    .split(/\n{2,}/)
    .map(fieldsOf)
    .filter((fields) => fields.get('Status')?.endsWith(' installed'))
    .map((fields) => {
      const [name, version, architecture] = ['Package', 'Version', 'Architecture'].map((key) =>
        fields.get(key),
      );
      if (!name || !version || !architecture)
        throw new Error(`A package of dpkg lacks a field: ${name ?? 'its name'}.`);
      // "Source: glibc (2.36-9)" where sources have another version.
      const source = fields.get('Source')?.split(' ')[0] ?? name;
      return { name, version, architecture, source };
    });
  if (packages.length === 0) throw new Error('The status of dpkg lists no package that is installed.');
  return packages;
}

/** The first line of each field; lines that go on begin with a space. */
function fieldsOf(paragraph: string): Map<string, string> {
  const lines = [...paragraph.matchAll(/^([A-Za-z-]+): *(.*)$/gm)];
  return new Map(lines.map(([, key = '', value = '']) => [key, value]));
}

/** How Debian's packages are named everywhere: a colon stays as it is, a plus does not. */
export function purlOf({ name, version, architecture, source }: DebianPackage, distro: string): string {
  const part = (text: string) => encodeURIComponent(text).replaceAll('%3A', ':');
  const upstream = source === name ? '' : `&upstream=${part(source)}`;
  return `pkg:deb/debian/${part(name)}@${part(version)}?arch=${architecture}&distro=${part(distro)}${upstream}`;
}
