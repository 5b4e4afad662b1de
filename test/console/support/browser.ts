import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

const CANDIDATES = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium on this machine; null, with the reason printed, where there is none. */
export function findChromium(): string | null {
  const found = CANDIDATES.find((file) => file !== undefined && fs.existsSync(file));
  if (!found) process.stderr.write('No Chromium on this machine (CHROME_PATH names another): the console is not tested in a browser.\n');
  return found ?? null;
}

type Answer = Readonly<Record<string, unknown>>;
interface Message { id?: number; sessionId?: string; method?: string; params?: Answer; result?: Answer; error?: { message: string } }

/** Chromium without a window, spoken to over a pipe in its own DevTools protocol. */
export class Browser {
  private seq = 0;
  private readonly waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  private readonly problems: string[] = [];

  private constructor(private readonly child: ChildProcess, private readonly home: string) {
    let rest = '';
    (child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      parts.forEach((part) => this.heard(JSON.parse(part) as Message));
    });
  }

  static async start(chromium: string): Promise<Browser> {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-chromium-'));
    const flags = ['--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', `--user-data-dir=${home}`];
    const child = spawn(chromium, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: home } });
    const browser = new Browser(child, home);
    await browser.send('Browser.getVersion');
    return browser;
  }

  get downloads(): string {
    return path.join(this.home, 'downloads');
  }

  /** What pages have written to their consoles as errors, and exceptions nobody caught. */
  takeProblems(): string[] {
    return this.problems.splice(0);
  }

  async page(url: string, width = 1280, height = 900): Promise<Page> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page((method, params) => this.send(method, params, sessionId as string));
    for (const domain of ['Page', 'Runtime', 'Log', 'Accessibility']) await this.send(`${domain}.enable`, {}, sessionId as string);
    await this.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: this.downloads });
    await page.resize(width, height);
    await page.open(url);
    return page;
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.send('Browser.close').catch(() => undefined);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(timer);
    // Helpers of the browser may hold their ends a little longer.
    for (const pipe of [this.child.stdio[3], this.child.stdio[4]]) pipe?.destroy();
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 3 });
  }

  private send(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    const id = ++this.seq;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      (this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  private heard({ id, method, params, result, error }: Message): void {
    if (method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded') this.problems.push(JSON.stringify(params));
    const waiter = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !waiter) return;
    this.waiting.delete(id);
    if (error) waiter.reject(new Error(error.message));
    else waiter.resolve(result ?? {});
  }
}

/** One tab, used the way a person does: real clicks, real keys. */
interface Point { readonly x: number; readonly y: number }

export class Page {
  constructor(private readonly send: (method: string, params?: object) => Promise<Answer>) {}

  async open(url: string): Promise<void> {
    await this.send('Page.navigate', { url });
    await this.until(`document.readyState === 'complete' && location.href !== 'about:blank'`);
  }

  async resize(width: number, height: number): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 });
  }

  async dark(on: boolean): Promise<void> {
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: on ? 'dark' : 'light' }] });
  }

  async value<T = unknown>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value: T }).value;
  }

  async until(expression: string, timeoutMs = 15_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (Date.now() < end) {
      if (await this.value<boolean>(`Boolean(${expression})`).catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const text = await this.value<string>('document.body.innerText').catch(() => 'no page');
    throw new Error(`Not within ${timeoutMs} ms: ${expression}\nThe page reads:\n${text.slice(0, 1500)}`);
  }

  async click(selector: string): Promise<void> {
    const find = `document.querySelector(${JSON.stringify(selector)})`;
    await this.until(`${find} && !${find}.disabled && ${find}.getClientRects().length > 0`);
    const at = await this.settledCentre(find);
    for (const type of ['mousePressed', 'mouseReleased']) await this.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
  }

  /** Where the element is once it has stopped moving and nothing lies over it; after two seconds, where it is then. */
  private async settledCentre(find: string): Promise<Point> {
    const look = `(() => { const found = ${find}; found.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); const box = found.getBoundingClientRect(); const x = box.x + box.width / 2; const y = box.y + box.height / 2; return { x, y, free: found.contains(document.elementFromPoint(x, y)) }; })()`;
    let last = await this.value<Point & { free: boolean }>(look);
    for (let looks = 0; looks < 40; looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = await this.value<Point & { free: boolean }>(look);
      if (now.free && now.x === last.x && now.y === last.y) break;
      last = now;
    }
    return { x: last.x, y: last.y };
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.send('Input.insertText', { text });
  }

  async press(key: string, code: number, text?: string): Promise<void> {
    for (const type of ['keyDown', 'keyUp']) await this.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: code, text: type === 'keyDown' ? text : undefined });
  }

  async choose(selector: string, value: string): Promise<void> {
    await this.value(`(() => { const found = document.querySelector(${JSON.stringify(selector)}); found.value = ${JSON.stringify(value)}; found.dispatchEvent(new Event('change', { bubbles: true })); })()`);
  }

  async text(selector: string): Promise<string> {
    return await this.value<string>(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);
  }

  /** What a screen reader is told of each control: role and name. */
  async controls(): Promise<{ role: string; name: string }[]> {
    const { nodes } = await this.send('Accessibility.getFullAXTree');
    const roles = new Set(['button', 'tab', 'textbox', 'combobox', 'spinbutton', 'switch', 'checkbox', 'link', 'dialog', 'tabpanel']);
    return (nodes as { ignored: boolean; role?: { value: string }; name?: { value: string } }[])
      .filter(({ ignored, role }) => !ignored && roles.has(role?.value ?? ''))
      .map(({ role, name }) => ({ role: role?.value ?? '', name: name?.value ?? '' }));
  }

  async screenshot(file: string): Promise<void> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, Buffer.from(data as string, 'base64'));
  }
}
