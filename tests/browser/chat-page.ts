import type { Page } from 'playwright-core';
import { beforeAll, beforeEach } from 'vitest';
import { writtenFactoid } from '../flows/chatting.ts';
import { useLocalCloud } from '../flows/local-cloud.ts';

/** Slow enough that an answer is seen growing, and a reload falls into the middle of it. */
export const SLOWLY = { timeToFirstTokenMs: 200, tokensPerSecond: 20 };
export const LONG = 'Otters rest in rafts, one beside the other. '.repeat(12);
export const END = { timeout: 20_000 };

/** A site with one factoid, whose page has a chat; each test begins with a provider that answers as usual. */
export function useChatPage() {
  const cloud = useLocalCloud({ site: 'production', withoutSchedules: 'all', warm: { 'chat-worker': 1, stream: 1, search: 1 } });
  let factoidId = '';

  function answering(behaviour: NonNullable<ReturnType<typeof cloud>['provider']>['settings']['behaviour']): void {
    const { provider } = cloud();
    if (!provider) throw new Error('no offline provider');
    provider.settings.behaviour = behaviour;
  }

  beforeAll(async () => {
    factoidId = (await writtenFactoid(cloud(), 'otters')).id;
  }, 60_000);
  beforeEach(() => answering(() => ({})));

  return {
    cloud,
    answering,
    factoidId: () => factoidId,
    url: () => `${cloud().url}/f/${factoidId}`,
    /** Where the browser keeps which chat is about the factoid. */
    ticketKey: () => `factoids.chat:${factoidId}`,
  };
}

export const panelOf = (page: Page) => page.getByRole('region', { name: 'Talk about it' });
export const fieldOf = (page: Page) => panelOf(page).getByLabel('Your message');
export const logOf = (page: Page) => panelOf(page).getByRole('log');
export const answersOf = (page: Page) => logOf(page).getByRole('article').filter({ hasText: 'Cost' });
export const growingOf = (page: Page) => page.getByTestId('growing-answer');
export const buttonOf = (page: Page, name: string) => panelOf(page).getByRole('button', { name });

export async function ask(page: Page, question: string): Promise<void> {
  await fieldOf(page).fill(question);
  await page.keyboard.press('Enter');
}
