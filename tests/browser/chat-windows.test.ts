import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { answersOf, ask, buttonOf, END, fieldOf, growingOf, LONG, logOf, panelOf, SLOWLY, useChatPage } from './chat-page.ts';
import { openPage } from './open-page.ts';

const { cloud, answering, url, ticketKey } = useChatPage();

const chatOf = (page: Page) => page.evaluate<string>(`localStorage.getItem('${ticketKey()}')`);

describe('a reader with a chat in two windows', () => {
  test('who asks in both at once is told, and watches the one answer in both', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    answering(() => ({ answer: 'Here I am.' }));
    await ask(page, 'Are you there?');
    await answersOf(page).waitFor(END);
    const sameReader = await page.context().storageState();
    const other = await page.context().browser()!.newPage({ storageState: sameReader });
    await other.goto(page.url(), { waitUntil: 'networkidle' });
    await answersOf(other).waitFor(END);

    answering(() => ({ ...SLOWLY, answer: LONG }));
    await ask(page, 'Tell me everything');
    await growingOf(page).waitFor(END);
    await ask(other, 'And me something');
    await panelOf(other).getByText('from another window').first().waitFor(END);
    expect(await fieldOf(other).inputValue()).toBe('And me something');
    await growingOf(other).getByText('Otters rest').waitFor(END);
    await buttonOf(other, 'Stop').click();
    for (const each of [page, other]) await panelOf(each).getByText('the answer was interrupted').waitFor(END);
  });

  test('who asks in both in turn sees the whole chat in each, in its order, and keeps the place and the draft', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    answering(() => ({ answer: LONG.repeat(4) }));
    await ask(page, 'The first?');
    await answersOf(page).waitFor(END);
    const other = await page
      .context()
      .browser()!
      .newPage({ storageState: await page.context().storageState() });
    await other.goto(page.url(), { waitUntil: 'networkidle' });
    await answersOf(other).waitFor(END);
    answering(() => ({ answer: 'Here I am.' }));
    await ask(page, 'The second?');
    await answersOf(page).nth(1).waitFor(END);
    expect(await answersOf(other).count()).toBe(1);
    await ask(other, 'The third?');
    await answersOf(other).nth(2).waitFor(END);
    const questions = ['The first?', 'The second?', 'The third?'];
    const asked = (window: Page) => logOf(window).getByRole('article').filter({ hasText: 'You asked' }).getByRole('paragraph');
    expect(await asked(other).allTextContents()).toEqual(questions);

    await fieldOf(page).fill('And then');
    const frame = panelOf(page).getByRole('region', { name: 'What was said' });
    await frame.evaluate((element) => element.scrollTo(0, 40));
    await answersOf(page).first().getByRole('paragraph').first().selectText();
    const selected = () => page.evaluate<string>('String(getSelection())');
    const before = await selected();
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await answersOf(page).nth(2).waitFor(END);
    expect(await asked(page).allTextContents()).toEqual(questions);
    expect(await frame.evaluate((element) => element.scrollTop)).toBe(40);
    expect(before).toContain('Otters rest');
    expect(await selected()).toBe(before);
    expect(await fieldOf(page).inputValue()).toBe('And then');
  });
});

describe('a reader whose chat is over', () => {
  test('whose chat is deleted in another window is told that a new one has begun', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    answering(() => ({ answer: 'Here I am.' }));
    await ask(page, 'Are you there?');
    await answersOf(page).waitFor(END);
    await page.request.delete(`${cloud().url}/api/chat/sessions/${await chatOf(page)}`, { headers: { origin: cloud().url } });
    await ask(page, 'And now?');
    await panelOf(page).getByText('The chat before was over').first().waitFor(END);
    await logOf(page).getByText('And now?').waitFor(END);
    await answersOf(page).waitFor(END);
    expect(await logOf(page).getByRole('article').count()).toBe(2);
  });

  test('who finds the earlier chat gone is told so, and begins anew', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    await page.evaluate(`localStorage.setItem('${ticketKey()}', 'cht_01kan9gr2hd5s8z0w6k3n9pb7y')`);
    await page.reload();
    await panelOf(page).getByText('The earlier chat about this one is gone').first().waitFor();
    await ask(page, 'What do you know about otters?');
    await answersOf(page).waitFor(END);
  });
});
