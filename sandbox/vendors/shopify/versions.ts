/** Versions that answer at the time of writing, the oldest first. */
export const SUPPORTED = ['2026-01', '2026-04', '2026-07', '2026-10'] as const;

const OLDEST = SUPPORTED[0];

/** The version that really serves a request; null for what is no version. A retired one falls forward to the oldest supported. */
export function servedVersion(asked: string): string | null {
  if (asked === 'unstable') return asked;
  if (!/^20\d\d-(01|04|07|10)$/.test(asked)) return null;
  if (asked > SUPPORTED.at(-1)!) return null;
  return SUPPORTED.find((version) => version === asked) ?? OLDEST;
}

export const versionName = (handle: string): string => (handle === SUPPORTED.at(-1) ? `${handle} (Latest)` : handle);
