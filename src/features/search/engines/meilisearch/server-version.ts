/** The first version that our settings and searches fit; every later one of the same major version does too. */
const oldest = { major: 1, minor: 50 } as const;

/** For people: which servers are supported. */
export const supportedVersions = `${oldest.major}.${oldest.minor} or a later ${oldest.major}.x`;

/** Whether a server's version ("1.50.0") is one that we support. */
export function isSupportedVersion(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)\.\d+/.exec(version) ?? [];
  return Number(major) === oldest.major && Number(minor) >= oldest.minor;
}
