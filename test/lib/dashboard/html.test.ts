import { foreign, isolated, visible } from '../../../lib/dashboard/foreign';
import { html, trusted, type Slot } from '../../../lib/dashboard/html';

describe('html', () => {
  it('escapes text in content and in attributes', () => {
    const value = `"><img src=x onerror='alert(1)'>&amp;`;
    expect(html`<td title="${value}">${value}</td>`.toString()).toBe(
      '<td title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;">&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;</td>',
    );
  });

  it('keeps markup, joins lists and prints zero but not nothing', () => {
    const items: Slot[] = ['<a>', html`<b>b</b>`, 0, null, undefined, false, ''];
    expect(html`<p>${items}</p>`.toString()).toBe('<p>&lt;a&gt;<b>b</b>0</p>');
  });

  it('leaves trusted markup alone, dollar signs included', () => {
    expect(html`<style>${trusted('a > b { content: "$&" }')}</style>`.toString()).toBe('<style>a > b { content: "$&" }</style>');
  });
});

describe('foreign text', () => {
  it.each([
    ['invoice\u202Evsc.exe', 'invoice[U+202E]vsc.exe'],
    ['\uFEFFE-mail', '[U+FEFF]E-mail'],
    ['a\u0000b\u001B[31m', 'a[U+0000]b[U+001B][31m'],
    ['two\r\nlines\tand', 'two lines and'],
    ['half \uD83D', 'half [U+D83D]'],
  ])('shows what would not be seen: %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(['اسم العميل', 'שם', '顧客', 'Ålder', '👩‍👧', 'می‌خواهم'])('leaves ordinary text alone: %s', (text) => {
    expect(visible(text)).toBe(text);
  });

  it('cuts long text, tells its length and never splits a character', () => {
    expect(visible('H'.repeat(10_240), 20)).toBe(`${'H'.repeat(19)}… (10,240 characters)`);
    expect(visible('😀'.repeat(40), 12)).toMatch(/^(😀)+… \(80 characters\)$/u);
  });

  it('isolates direction in markup and, for right-to-left names, in sentences', () => {
    expect(foreign('<שם>').toString()).toBe('<bdi>&lt;שם&gt;</bdi>');
    expect(isolated('שם')).toBe('\u2068שם\u2069');
    expect(isolated('mock_api')).toBe('mock_api');
  });
});
