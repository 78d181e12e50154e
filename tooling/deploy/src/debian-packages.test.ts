import { expect, test } from 'vitest';
import { debianPackagesOf, purlOf } from './debian-packages.ts';

const STATUS = `Package: libstdc++6
Status: install ok installed
Priority: important
Architecture: amd64
Multi-Arch: same
Source: gcc-12 (12.2.0-14)
Version: 12.2.0-14+deb12u1
Description: GNU Standard C++ Library v3
 This package contains an additional runtime library.
 Version: this line is of the description
 .
 It is not
 Package: another

Package: gone
Status: deinstall ok config-files
Architecture: amd64
Version: 1.0-1

Package: passwd
Essential: no
Status: hold ok installed
Architecture: amd64
Source: shadow
Version: 1:4.13+dfsg1-1
Conffiles:
 /etc/default/useradd cc9f9a7713ab62a32cd38363d958f396

Package: half
Status: install ok half-configured
Architecture: amd64
Version: 2
`;

test('what is installed is listed with the sources it was made from, and nothing that was removed or is half there', () => {
  expect(debianPackagesOf(STATUS)).toEqual([
    { name: 'libstdc++6', version: '12.2.0-14+deb12u1', architecture: 'amd64', source: 'gcc-12' },
    { name: 'passwd', version: '1:4.13+dfsg1-1', architecture: 'amd64', source: 'shadow' },
  ]);
});

test('a package is named as Debian and its advisories do', () => {
  const [library, tools] = debianPackagesOf(STATUS).map((one) => purlOf(one, 'debian-12'));
  expect(library).toBe(
    'pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64&distro=debian-12&upstream=gcc-12',
  );
  expect(tools).toBe('pkg:deb/debian/passwd@1:4.13%2Bdfsg1-1?arch=amd64&distro=debian-12&upstream=shadow');
  const own = { name: 'tar', version: '1.34', architecture: 'arm64', source: 'tar' };
  expect(purlOf(own, 'debian-12')).toBe('pkg:deb/debian/tar@1.34?arch=arm64&distro=debian-12');
});

test.each([
  ['', 'no package that is installed'],
  ['<h1>Not found</h1>\n', 'no package that is installed'],
  ['Package: tar\nStatus: install ok installed\n', 'lacks a field: tar'],
])('%j is no status of dpkg', (text, words) => {
  expect(() => debianPackagesOf(text)).toThrow(words);
});
