import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { answersOf, ask, buttonOf, END, fieldOf, growingOf, LONG, logOf, panelOf, SLOWLY, useChatPage } from './chat-page.ts';
import { openPage } from './open-page.ts';

const { cloud, answering, factoidId, url } = useChatPage();

/** The posts that the page sends from now on, by the last word of their address. */
function postsOf(page: Page): readonly string[] {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
  });
  return posts;
}

const beyondAborts = (complaints: readonly string[]) => complaints.filter((each) => !each.includes('ERR_ABORTED'));

describe('a reader of a factoid', () => {
  test('asks about it, sees what is looked up, and reads an answer with its sources and its cost', async () => {
    await using visit = await openPage(url());
    const { page, complaints } = visit;
    const posts = postsOf(page);
    await fieldOf(page).focus();
    expect(posts, 'nothing is opened before the first message').toEqual([]);
    answering(() => SLOWLY);
    await ask(page, 'What do you know about otters?');
    await growingOf(page)
      .getByText(/otters/)
      .first()
      .waitFor(END);
    expect(await logOf(page).textContent(), 'the log tells of whole messages only').not.toContain('Cost');
    expect(await panelOf(page).textContent(), 'nothing has a cost yet').not.toContain('this chat cost');
    await answersOf(page).waitFor(END);

    const answer = answersOf(page);
    expect(await answer.textContent()).toMatch(/Cost \$0\.0/);
    expect(await panelOf(page).textContent()).toMatch(/this chat cost \$0\.0/);
    const cited = answer.getByRole('superscript').getByRole('link').first();
    expect(await cited.getAttribute('href')).toMatch(/^\/f\/fct_/);
    expect(await answer.getByRole('list', { name: 'Sources' }).getByRole('link').first().getAttribute('href')).toMatch(/^\/f\//);
    const tool = answer.locator('details').first();
    await tool.locator('summary').click();
    await tool.getByRole('listitem').first().waitFor();
    expect(posts).toEqual(['sessions', 'messages']);
    expect(await fieldOf(page).inputValue()).toBe('');
    expect(complaints).toEqual([]);
  });

  test('stops an answer, keeps the part that was written, and asks again', async () => {
    await using visit = await openPage(url());
    const { page, complaints } = visit;
    answering(() => ({ ...SLOWLY, answer: LONG }));
    await ask(page, 'Tell me everything');
    await growingOf(page).getByText('Otters rest').waitFor(END);
    await fieldOf(page).fill('And now');
    await page.keyboard.press('Enter');
    await panelOf(page).getByText('One at a time').waitFor();
    expect(await fieldOf(page).inputValue()).toBe('And now');
    await buttonOf(page, 'Stop').click();
    await panelOf(page).getByText('the answer was interrupted').waitFor(END);
    expect(await answersOf(page).textContent()).toContain('Otters rest');
    expect(await answersOf(page).textContent()).not.toContain('$0.00 ');

    answering(() => ({ answer: 'A *short* one.' }));
    await buttonOf(page, 'Ask again').click();
    await answersOf(page).nth(1).getByText('A short one.').waitFor(END);
    expect(await logOf(page).getByText('Tell me everything').count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  test('who reloads in the middle of an answer finds it again, and later the whole chat; deleted, it is gone', async () => {
    await using visit = await openPage(url());
    const { page, complaints } = visit;
    const posts = postsOf(page);
    answering(() => ({ ...SLOWLY, answer: LONG }));
    await ask(page, 'Tell me everything');
    await growingOf(page).getByText('Otters rest').waitFor(END);
    await page.reload();
    await growingOf(page).waitFor(END);
    await answersOf(page).waitFor({ timeout: 30_000 });
    expect((await answersOf(page).textContent())?.match(/Otters rest/g)).toHaveLength(12);
    expect(posts).toEqual(['sessions', 'messages']);

    await page.reload();
    await answersOf(page).waitFor(END);
    await buttonOf(page, 'Delete chat').click();
    await buttonOf(page, 'Delete it').click();
    await panelOf(page).getByText('The chat is deleted', { exact: false }).first().waitFor();
    await page.reload();
    await buttonOf(page, 'Is this true?').waitFor();
    expect(await logOf(page).getByRole('article').count()).toBe(0);
    expect(beyondAborts(complaints)).toEqual([]);
  });

  test('is told that the connection is gone, and reads the whole answer when it is back; what was being written is kept', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    answering(() => ({ ...SLOWLY, answer: LONG }));
    await page.route('**/stream?run=*', (route) => route.abort());
    await ask(page, 'Tell me everything');
    await growingOf(page).getByText('Connection lost, trying again').waitFor(END);
    await fieldOf(page).fill('And of voles?');
    await page.unroute('**/stream?run=*');
    await answersOf(page).waitFor({ timeout: 30_000 });
    expect((await answersOf(page).textContent())?.match(/Otters rest/g)).toHaveLength(12);
    expect(await panelOf(page).getByText('Connection lost').count()).toBe(0);

    await page.reload();
    await answersOf(page).waitFor(END);
    expect(await fieldOf(page).inputValue()).toBe('And of voles?');
    answering(() => ({ answer: 'A *short* one.' }));
    await fieldOf(page).press('Enter');
    await answersOf(page).nth(1).waitFor(END);
    await page.reload();
    await answersOf(page).nth(1).waitFor(END);
    expect(await fieldOf(page).inputValue()).toBe('');
  });

  test('meets markup as text, in a question as in an answer', async () => {
    await using visit = await openPage(url());
    const { page, complaints } = visit;
    const question = '<img src=x onerror=alert(1)> [me](javascript:alert(2)) **so**';
    const hostile = [
      '<img src=x onerror=alert(3)>',
      '![x](https://evil.example/x.png)',
      '[click](javascript:alert(4)) and [here](https://evil.example/)',
      '<script>alert(5)</script>',
      '`<b>code</b>` so [9] **it is',
    ].join('\n\n');
    answering(() => ({ answer: hostile }));
    await ask(page, question);
    await answersOf(page).waitFor(END);
    expect(await logOf(page).getByRole('article').first().textContent()).toContain(question);
    expect(await answersOf(page).textContent()).toContain('it is');
    expect(await logOf(page).locator('img, script, a, b, iframe').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('asks whether it is true, without a mouse and on a phone, and finds the verdict printed', async () => {
    const options = { reducedMotion: 'reduce', viewport: { width: 320, height: 700 } } as const;
    await using visit = await openPage(url(), options);
    const { page, complaints } = visit;
    await page.getByText('Not checked yet.').waitFor();
    await buttonOf(page, 'Is this true?').focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^.?Checked: (supported|contradicted|unclear)/).waitFor(END);
    const check = page.getByRole('region', { name: 'The check' });
    expect(await check.getByRole('link').first().getAttribute('rel')).toBe('noopener nofollow ugc');
    expect(await page.getByRole('article').first().textContent()).not.toContain('not fact-checked');
    const isSideways = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
    expect(isSideways, 'the page does not scroll sideways on a phone').toBe(false);
    await page.reload();
    await page.getByText(/^.?Checked: /).waitFor();
    expect(complaints).toEqual([]);
  });

  test('finds what was written before the script was at work, and the field within the panel on a phone', async () => {
    await using visit = await openPage(cloud().url, { viewport: { width: 320, height: 700 } });
    const { page } = visit;
    const scripts = Promise.withResolvers<void>();
    await page.route('**/*.js*', (route) => scripts.promise.then(() => route.continue()));
    await page.goto(url(), { waitUntil: 'commit' });
    await fieldOf(page).pressSequentially('Are you there?');
    scripts.resolve();
    await panelOf(page).locator('button[type=submit][aria-disabled=false]').waitFor(END);
    expect(await fieldOf(page).inputValue()).toBe('Are you there?');
    await fieldOf(page).blur();
    await fieldOf(page).focus();
    await panelOf(page).getByLabel('Model').waitFor();
    expect(await panelOf(page).evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0);
  });

  test('without a mouse never loses the place: at the latest words, at a chat that is kept, and at one that is deleted', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    const press = (name: string) => buttonOf(page, name).press('Enter');
    const hasFocus = (part: Locator) =>
      expect.poll(() => part.evaluate((each) => each === each.ownerDocument.activeElement), END).toBe(true);
    answering(() => ({ answer: LONG.repeat(8) }));
    await ask(page, 'Tell me everything');
    await answersOf(page).waitFor(END);
    const frame = panelOf(page).getByRole('region', { name: 'What was said' });
    await frame.evaluate((element) => element.scrollTo(0, 0));
    await press('Jump to the latest');
    await hasFocus(frame);
    await press('Delete chat');
    await press('Keep it');
    await hasFocus(buttonOf(page, 'Delete chat'));
    await press('Delete chat');
    await press('Delete it');
    await panelOf(page).getByText('The chat is deleted', { exact: false }).first().waitFor();
    await hasFocus(fieldOf(page));
  });

  test('reads lines as they were begun, and from the right what is written from there', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    answering(() => ({ answer: '| اسم | أرجل |\n|---|---|\n| ثعلب | 4 |' }));
    await ask(page, 'كم رجلا للثعلب؟');
    await answersOf(page).waitFor(END);
    const said = logOf(page).getByRole('article').first().getByRole('paragraph');
    for (const each of [said, answersOf(page).getByRole('paragraph').first()]) {
      expect(await each.evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).direction)).toBe(
        'rtl',
      );
    }
    expect((await answersOf(page).getByRole('paragraph').first().innerText()).split('\n')).toHaveLength(3);
  });

  test('finds a tool as high when it is done as while it works', async () => {
    await using visit = await openPage(url());
    const { page } = visit;
    const calls = ['fct_01kan9gr2hd5s8z0w6k3n9pb7y', factoidId()].map((factoid) => ({
      name: 'get_factoid',
      arguments: { factoid },
    }));
    answering(() => ({ steps: [{ calls }, { answer: 'So it is.' }] }));
    await ask(page, 'What is there?');
    await answersOf(page).waitFor(END);
    const tools = answersOf(page).locator('[data-status=done]');
    const heights = await tools.evaluateAll((all) => all.map((tool) => tool.clientHeight));
    expect(heights).toHaveLength(2);
    expect(heights[0]).toBe(heights[1]);
  });
});
