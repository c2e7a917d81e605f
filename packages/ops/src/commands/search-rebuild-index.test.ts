import { expect, test } from 'vitest';
import { callTo } from '../testing/call-to.ts';
import { bodyOf, httpDouble } from '../testing/http-double.ts';
import { searchRebuildIndex } from './search-rebuild-index.ts';

const rebuild = (endpoint: string, dryRun = false) => searchRebuildIndex.execute(callTo(endpoint), { options: {}, dryRun });

test('lets the builder build from everything, and tells what is in the index', async () => {
  const invoked: unknown[] = [];
  await using aws = await httpDouble(async (request, response) => {
    invoked.push(request.url, JSON.parse(await bodyOf(request)));
    response.end(JSON.stringify({ outcome: 'rebuilt', factoids: 42, added: 42, removed: 0, vectors: 40 }));
  });
  expect(await rebuild(aws.url)).toMatchObject({ outcome: 'rebuilt', factoids: 42, vectors: 40, without_vector: 2 });
  expect(invoked).toEqual([
    '/2015-03-31/functions/andys-daily-factoids-test-build-search/invocations',
    expect.objectContaining({ source: 'operator' }),
  ]);
});

test('a dry run calls nothing', async () => {
  expect(await rebuild('http://127.0.0.1:1', true)).toEqual({
    would: 'invoke',
    function: 'andys-daily-factoids-test-build-search',
  });
});
