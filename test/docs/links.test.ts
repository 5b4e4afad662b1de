import fs from 'node:fs';
import path from 'node:path';
import { codeWords, filesBelow, pages, prose, read, root } from './pages';

const manifest = JSON.parse(read('package.json')) as {
  homepage: string;
  scripts: Record<string, string>;
  n8n: { nodes: string[]; credentials: string[] };
};

interface Link { readonly page: string; readonly text: string; readonly target: string }

const links = pages.flatMap((page): Link[] => [...prose(page).matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)]
  .map(([, text = '', target = '']) => ({ page, text, target })));
const relative = links.filter(({ target }) => !/^[a-z]+:/.test(target));

/** As GitHub names the anchor of a heading. */
function slug(heading: string): string {
  return heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, '').trim().replaceAll(' ', '-');
}

function anchors(page: string): string[] {
  return [...prose(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => slug(heading));
}

function targetOf({ page, target }: Link): { file: string; anchor: string | undefined } {
  const [file = '', anchor] = target.split('#', 2);
  return { file: file === '' ? page : path.posix.join(path.posix.dirname(page), file), anchor };
}

describe('links', () => {
  it('lead to files that are there', () => {
    const broken = relative.filter((link) => !fs.existsSync(path.join(root, targetOf(link).file)));
    expect(broken).toEqual([]);
  });

  it('lead to headings that are there', () => {
    const broken = relative.filter((link) => {
      const { file, anchor } = targetOf(link);
      return anchor !== undefined && !anchors(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('say where they lead', () => {
    expect(links.filter(({ text }) => text.trim() === '' || /^(here|link|this)$/i.test(text))).toEqual([]);
  });

  it.each(pages)('find every heading of %s under an anchor of its own', (page) => {
    const all = anchors(page);
    expect(all.filter((anchor, index) => all.indexOf(anchor) !== index)).toEqual([]);
  });

  it('of the registered nodes and credentials lead to headings of the README', () => {
    const sources = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
    const codexes = sources.map((file) => file.replace(/\.ts$/, '.json')).filter((file) => fs.existsSync(path.join(root, file)));
    const wanted = [...sources, ...codexes].flatMap((file) => read(file).split(`${manifest.homepage}#`).slice(1).map((rest) => /^[\w-]+/.exec(rest)?.[0]));
    expect(wanted.length).toBeGreaterThanOrEqual(sources.length);
    expect(wanted.filter((anchor) => !anchors('README.md').includes(anchor ?? ''))).toEqual([]);
  });
});

describe('names in the text', () => {
  it.each(pages)('of files and folders in %s are those of the project', (page) => {
    const folders = 'bench|config|credentials|docs|editor|icons|lib|nodes|runner|samples|sandbox|scripts|test|workflows';
    const named = codeWords(prose(page)).filter((word) => new RegExp(`^(${folders})/[\\w./-]*$`).test(word));
    expect(named.filter((name) => !fs.existsSync(path.join(root, name)))).toEqual([]);
  });

  it.each(pages)('of npm scripts in %s are those of package.json', (page) => {
    const scripts = [...read(page).matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

it('pictures are small and described', () => {
  const pictures = filesBelow('docs/images');
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) expect(fs.statSync(path.join(root, picture)).size).toBeLessThan(300_000);
  const shown = pages.flatMap((page) => [...prose(page).matchAll(/!\[([^\]]*)\]/g)]);
  expect(shown.filter(([, description = '']) => description.length < 20)).toEqual([]);
});
