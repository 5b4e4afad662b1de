import { SHADES, type ShadeName } from '../../../lib/dashboard/theme';

const OUTCOMES: readonly ShadeName[] = ['created', 'updated', 'unchanged', 'duplicate', 'rejected', 'failed'];
const SERIES: readonly ShadeName[] = ['blue', 'orange', 'grey', 'purple', 'teal', 'gold'];

describe.each(['light', 'dark'] as const)('the %s colours (WCAG contrast)', (mode) => {
  const ratio = (a: ShadeName, b: ShadeName) => contrast(SHADES[a][mode], SHADES[b][mode]);

  it.each([...OUTCOMES, ...SERIES])('%s stands out from the surface', (name) => {
    expect(ratio(name, 'surface')).toBeGreaterThanOrEqual(3);
  });

  it.each([...OUTCOMES, 'good' as const])('text on %s can be read', (name) => {
    expect(ratio('onFill', name)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ink', 'quiet', 'accent'] as const)('%s can be read on every ground', (name) => {
    for (const ground of ['canvas', 'surface', 'sunken'] as const) expect(ratio(name, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
