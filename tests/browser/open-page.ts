import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../requirements.ts';

const OFFLINE_FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** What the page complained about: script errors, console errors, violated content policies, dialogs. */
  readonly complaints: string[];
}

/** A browser of its own with nobody's cookies, at the URL, once the page's scripts have taken over. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('chromium is missing: run this through `pnpm test`, which says how to get it');
  const browser = await chromium.launch({ executablePath, args: OFFLINE_FLAGS });
  const page = await browser.newPage(options);
  const complaints = collectComplaints(page);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  return { page, complaints, [Symbol.asyncDispose]: () => browser.close() };
}

function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return complaints;
}
