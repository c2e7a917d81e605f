import { expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { SEARCH_GRANT_FLOWS } from './search-grant-flows.ts';
const cloud = useLocalCloud();
it('grants', async () => {
  const flow = SEARCH_GRANT_FLOWS['a search with its snapshot'];
  await flow!(cloud());
  const mine = cloud().permissions.grants().filter(({ holder, action, resource }) => !action.startsWith('logs:') && (/-(search|build-search|each-ten-minutes)$/.test(holder) || (/api-read$/.test(holder) && (action.startsWith('lambda') || action.endsWith('BatchGetItem')))));
  console.log(mine.map((g) => `${g.holder} ${g.action} ${g.resource}`).join('\n'));
  const idle: string[] = [];
  for (const { holder, action, resource } of mine) {
    const restore = cloud().permissions.without(holder, action, resource);
    cloud().coolDown();
    const failed = await flow!(cloud()).then(() => false, () => true);
    restore(); cloud().coolDown();
    if (!failed) idle.push(`${holder} ${action} ${resource}`);
  }
  expect(idle).toEqual([]);
}, 200_000);
