import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTurnstileDouble, type TurnstileDouble } from './start-turnstile-double.ts';
import { TEST_SECRETS, TEST_SITE_KEYS } from './test-keys.ts';

let double: TurnstileDouble;
beforeAll(async () => {
  double = await startTurnstileDouble();
});
afterAll(() => double?.stop());

const verify = async (body: Record<string, string>, type = 'application/json') => {
  const form = new URLSearchParams(body).toString();
  const init = { method: 'POST', headers: { 'content-type': type }, body: type.includes('json') ? JSON.stringify(body) : form };
  const response = await fetch(double.verifyUrl, init);
  return { status: response.status, ...((await response.json()) as { success?: boolean; 'error-codes'?: string[] }) };
};
const codesOf = async (body: Record<string, string>) => (await verify(body))['error-codes'];
const passes = TEST_SECRETS.passes;

describe('siteverify on this machine', () => {
  it.each(['application/json', 'application/x-www-form-urlencoded'])('takes a token once, as %s', async (type) => {
    const body = { secret: passes, response: `once ${type}` };
    expect(await verify(body, type)).toMatchObject({ status: 200, success: true, 'error-codes': [] });
    expect(await verify(body, type)).toMatchObject({ status: 200, success: false, 'error-codes': ['timeout-or-duplicate'] });
  });

  it('takes it again under the key that it came with, and under no other', async () => {
    const body = { secret: passes, response: 'again', idempotency_key: 'a' };
    expect([await codesOf(body), await codesOf(body)]).toEqual([[], []]);
    expect(await codesOf({ ...body, idempotency_key: 'b' })).toEqual(['timeout-or-duplicate']);
    expect(await codesOf({ secret: passes, response: 'again' })).toEqual(['timeout-or-duplicate']);
  });

  it('answers as the published secrets say', async () => {
    expect(await codesOf({ secret: TEST_SECRETS.fails, response: 'x' })).toEqual(['invalid-input-response']);
    expect(await codesOf({ secret: TEST_SECRETS.spent, response: 'x' })).toEqual(['timeout-or-duplicate']);
    expect(await codesOf({ secret: 'another', response: 'x' })).toEqual(['invalid-input-secret']);
    expect(await codesOf({ response: 'x' })).toEqual(['missing-input-secret']);
    expect(await codesOf({ secret: passes })).toEqual(['missing-input-response']);
    expect(await codesOf({ secret: passes, response: 'x'.repeat(2_049) })).toEqual(['invalid-input-response']);
  });

  it('is out while it is told to, and spends no token then', async () => {
    double.outage = true;
    expect((await verify({ secret: passes, response: 'patient' })).status).toBe(503);
    double.outage = false;
    expect(await codesOf({ secret: passes, response: 'patient' })).toEqual([]);
    expect(double.verifications.at(-1)).toMatchObject({ token: 'patient', success: true });
  });
});

/** As much of a page as the script needs: elements that hold children and can be clicked. */
function page() {
  const make = (tag: string) => {
    const listeners: (() => void)[] = [];
    const element = {
      tag,
      textContent: '',
      children: [] as unknown[],
      append: (child: unknown) => element.children.push(child),
      replaceChildren: (...children: unknown[]) => {
        element.children = children;
      },
      remove: () => {
        element.children = [];
      },
      addEventListener: (_type: string, listener: () => void) => listeners.push(listener),
      click: () => {
        for (const listener of listeners) listener();
      },
    };
    return element;
  };
  const container = make('div');
  const document = { createElement: make, createTextNode: (text: string) => text, querySelector: () => container };
  // biome-ignore lint/suspicious/noExplicitAny: what a script puts on the window
  const window: any = {};
  const script = readFileSync(new URL('./widget.js', import.meta.url), 'utf8');
  runInNewContext(script, { window, document, crypto, setTimeout, clearTimeout, Date, URL });
  // biome-ignore lint/suspicious/noExplicitAny: whatever the script made
  const inside = (): any => (container.children[0] as any)?.children[0];
  return { turnstile: window.turnstile, container, inside };
}

function render(sitekey: string) {
  const shown = page();
  const seen: string[] = [];
  const id = shown.turnstile.render(shown.container, {
    sitekey,
    callback: (token: string) => seen.push(token),
    'error-callback': (code: string) => seen.push(`error ${code}`),
    'expired-callback': () => seen.push('expired'),
  });
  return { ...shown, seen, id };
}

describe('the script for the page', () => {
  it.each([TEST_SITE_KEYS.passes, TEST_SITE_KEYS.asks])('shows a button for %s, which gives a new token each time', (key) => {
    const { turnstile, inside, seen, id } = render(key);
    expect(inside().textContent).toBe('I am human (test)');
    inside().click();
    expect(turnstile.getResponse(id)).toBe(seen[0]);
    turnstile.reset(id);
    expect(turnstile.getResponse(id)).toBeUndefined();
    inside().click();
    expect(new Set(seen).size).toBe(2);
    for (const token of seen) expect(token).toMatch(/^XXXX\.DUMMY\.TOKEN\.[0-9a-f]{32}$/);
  });

  it('fails where the key says so, or is unknown, and passes unasked for an invisible one', async () => {
    const [blocked, unknown, invisible] = [TEST_SITE_KEYS.blocks, '0x4AAA', TEST_SITE_KEYS.passesInvisibly].map(render);
    await vi.waitFor(() => expect(invisible?.seen).toEqual([expect.stringMatching(/^XXXX/)]));
    expect([blocked?.seen, unknown?.seen]).toEqual([['error 600010'], ['error 110100']]);
    invisible?.turnstile.remove(invisible.id);
  });

  it('says when a token has run out, and asks again', () => {
    vi.useFakeTimers();
    try {
      const { inside, seen } = render(TEST_SITE_KEYS.passes);
      inside().click();
      vi.advanceTimersByTime(300_000);
      expect(seen.at(-1)).toBe('expired');
      expect(inside().textContent).toBe('I am human (test)');
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves nothing when it is removed', () => {
    const { turnstile, id } = render(TEST_SITE_KEYS.passes);
    turnstile.remove(id);
    expect(turnstile.getResponse(id)).toBeUndefined();
  });
});
