import type { Page } from 'playwright-core';

export const END_OF_RUN = { timeout: 30_000 };

export const panelOf = (page: Page) => page.getByRole('region', { name: 'Your factoid' });
export const resultOf = (page: Page) => panelOf(page).getByRole('article');
export const buttonOf = (page: Page) => page.getByRole('button', { name: 'Generate' });

/** Fills in the topic and presses the button. */
export async function generate(page: Page, topic: string): Promise<void> {
  await page.getByLabel('Topic').fill(topic);
  await buttonOf(page).click();
}
