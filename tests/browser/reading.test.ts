import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useLocalCloud } from '../flows/local-cloud.ts';
import { END_OF_RUN, generate, resultOf } from './generate.ts';
import { openPage } from './open-page.ts';

const cloud = useLocalCloud({ site: 'production' });

const feedOf = (page: Page) => page.getByRole('region', { name: /Fresh off the press|The best|Found for|Everything about/ });
/** The first card's button, and the same card's whatever comes before it later. */
async function votingOn(page: Page) {
  const path = await feedOf(page).getByRole('article').first().getByRole('link').getAttribute('href');
  const card = feedOf(page)
    .getByRole('article')
    .filter({ has: page.locator(`a[href="${path}"]`) });
  const blown = card.getByRole('button', { name: /^Mind blown/ });
  return { blown, isPressed: () => blown.getAttribute('aria-pressed') };
}

/** A page whose list has three factoids in it. */
async function openFeed() {
  const visit = await openPage(cloud().url);
  for (const topic of ['Otters', 'Honey', 'The Moon']) {
    await generate(visit.page, topic);
    await resultOf(visit.page).waitFor(END_OF_RUN);
  }
  await visit.page.goto(cloud().url, { waitUntil: 'networkidle' });
  return visit;
}

describe('a reader', () => {
  test('votes at a press, takes it back at the next, and finds the vote again after a reload', async () => {
    await using visit = await openFeed();
    const { page, complaints } = visit;
    const { blown, isPressed } = await votingOn(page);
    expect([await isPressed(), await blown.textContent()]).toEqual(['false', expect.stringContaining('0 votes')]);
    await blown.click();
    await expect.poll(isPressed).toBe('true');
    await expect.poll(() => blown.textContent()).toContain('1 vote');
    await page.reload({ waitUntil: 'networkidle' });
    await expect.poll(isPressed).toBe('true');
    await blown.click();
    await expect.poll(isPressed).toBe('false');
    expect(complaints).toEqual([]);
  });

  test('searches, narrows down to a subject, turns the order, and comes back by the browser’s own way', async () => {
    await using visit = await openPage(cloud().url);
    const { page, complaints } = visit;
    await page.getByRole('searchbox', { name: 'Search the factoids' }).fill('otte');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Found for “otte”' }).waitFor();
    expect(await feedOf(page).getByRole('article').count()).toBeGreaterThan(0);
    expect(await feedOf(page).getByRole('article').first().textContent()).toMatch(/otter/i);
    await page.goBack();
    await page.getByRole('navigation', { name: 'Order' }).getByRole('link', { name: 'Top' }).click();
    await page.getByRole('heading', { name: 'The best so far' }).waitFor();
    await page.getByRole('navigation', { name: 'Subjects' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: /^The best about/ }).waitFor();
    await page.goto(`${cloud().url}/?cursor=forged`);
    await page.getByText('This link is out of date').waitFor();
    await page.getByRole('link', { name: 'Begin at the beginning' }).click();
    await page.getByRole('heading', { name: 'Fresh off the press' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('says what is wrong with one, without losing the place', async () => {
    await using visit = await openPage(cloud().url);
    const { page, complaints } = visit;
    const card = feedOf(page).getByRole('article').first();
    await card.getByRole('button', { name: /^Report/ }).click();
    await card.getByLabel('It is boring').check();
    await card.getByLabel('In your words').fill('Seen it on a teabag & elsewhere.');
    await card.getByRole('button', { name: 'Send' }).click();
    await card.getByText('Thank you').waitFor();
    expect(complaints).toEqual([]);
  });
});
