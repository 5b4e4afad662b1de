const OLDEST = [20, 12];

/** One sentence when the running Node.js is older than the project supports, else null. */
export function nodeIsTooOld(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const recent = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (recent) return null;
  return `Node.js ${OLDEST.join('.')} or newer is needed, this is ${version}: install one from https://nodejs.org and start again.`;
}
