import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useLocalCloud } from '../flows/local-cloud.ts';
import { buttonOf, END_OF_RUN, generate, panelOf, resultOf } from './generate.ts';
import { openPage } from './open-page.ts';

// All visits of this file come from one network, which must not be what binds.
const GENERATE = { session: ['2/min'], session_verified: null, network: null };
const ADMISSION_POLICY = JSON.stringify({ rates: { generate: GENERATE } });
const cloud = useLocalCloud({ site: 'production', env: { ADMISSION_POLICY } });

const MINUTE_MS = 60_000;
const isOff = (page: Page) => buttonOf(page).getAttribute('aria-disabled');

/** A browser writes every refusal into its console; anything else is a complaint. */
const beyondRefusals = (complaints: readonly string[]) => complaints.filter((each) => !/status of (4\d\d|503)/.test(each));

/** Two factoids and a third press, which is refused. @returns the topics that were sent, also later. */
async function useUp(page: Page, topic: string): Promise<readonly string[]> {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/factoids/generate')) sent.push(request.postDataJSON().topic);
  });
  for (const each of ['Otters', 'Honey']) {
    await generate(page, each);
    await resultOf(page).waitFor(END_OF_RUN);
  }
  await generate(page, topic);
  await panelOf(page).getByRole('timer').waitFor();
  return sent;
}

describe('a visitor with two factoids a minute', () => {
  test('sees what is left, is told how long to wait, and goes on when the wait is over', async () => {
    await using visit = await openPage(cloud().url);
    const { page, complaints } = visit;
    await page.clock.install();
    // A timer from before could not be taken back by the page, and would show limits of long ago.
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.getByRole('meter').count(), 'nothing is shown while there is plenty').toBe(0);
    await generate(page, 'Octopuses');
    await resultOf(page).waitFor(END_OF_RUN);
    await page.getByRole('meter', { name: '1 of 2 factoids left this minute' }).waitFor();

    await generate(page, 'Honey');
    await resultOf(page).waitFor(END_OF_RUN);
    await generate(page, 'The Moon');
    const timer = panelOf(page).getByRole('timer');
    await timer.waitFor();
    expect(await timer.textContent()).toMatch(/^Possible again in 0:\d\d$/);
    expect(await panelOf(page).textContent()).toContain('You have had all 2 factoids of this minute.');
    expect(await isOff(page)).toBe('true');

    await cloud().time.advance(MINUTE_MS);
    await page.clock.fastForward(MINUTE_MS);
    await expect.poll(() => isOff(page)).toBe('false');
    expect(await panelOf(page).getByRole('status').textContent()).toContain('it is your turn again');
    expect(await page.getByLabel('Topic').inputValue()).toBe('The Moon');
    await panelOf(page).getByRole('button', { name: 'Try again' }).click();
    await resultOf(page).waitFor(END_OF_RUN);
    expect(beyondRefusals(complaints)).toEqual([]);
  });

  test('shows to be human, and the same request goes on by itself', async () => {
    await using visit = await openPage(cloud().url);
    const { page, complaints } = visit;
    const sent = await useUp(page, 'Volcanoes');
    await panelOf(page).getByRole('button', { name: 'Get more with a quick check' }).click();
    await panelOf(page).getByRole('button', { name: 'I am human (test)' }).click();
    await resultOf(page).waitFor(END_OF_RUN);
    expect(sent).toEqual(['Otters', 'Honey', 'Volcanoes', 'Volcanoes']);
    await page.getByText('What you have left').click();
    await page.getByText('You passed the check').waitFor();
    expect(beyondRefusals(complaints)).toEqual([]);
  });

  test('keeps what there was while nobody can look at the check, and may repeat it', async () => {
    await using visit = await openPage(cloud().url);
    const { page } = visit;
    await useUp(page, 'Roman roads');
    const { turnstile } = cloud();
    if (!turnstile) throw new Error('the double of the check is not there');
    turnstile.outage = true;
    try {
      await panelOf(page).getByRole('button', { name: 'Get more with a quick check' }).click();
      await panelOf(page).getByRole('button', { name: 'I am human (test)' }).click();
      await panelOf(page).getByText('What you had without the check stays as it is.').waitFor(END_OF_RUN);
    } finally {
      turnstile.outage = false;
    }
    await panelOf(page).getByRole('button', { name: 'Repeat the check' }).click();
    await resultOf(page).waitFor(END_OF_RUN);
  });
});
