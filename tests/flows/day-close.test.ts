import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { runOps } from './operator.ts';
import { startSlackDouble } from './slack-double.ts';
import { type Visitor, visitor } from './visitor.ts';

const GENERATE = '/api/factoids/generate';
const TABLE = 'andys-daily-factoids-local-ledger';
const DAY_MS = 24 * 3_600_000;

const slack = await startSlackDouble();
const cloud = useLocalCloud({ env: { SLACK_WEBHOOK_URL: slack.url } });
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const told = (what: string, day: string) => slack.texts.filter((text) => text.includes(what) && text.includes(day));

/** The local cloud's clock, at so long before the next midnight. */
async function goToBeforeMidnight(ms: number): Promise<string> {
  const now = cloud().time.now();
  const midnight = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  await cloud().time.advance(midnight - ms - now);
  return dayOf(now);
}

async function generated(reader: Visitor): Promise<void> {
  const asked = await reader.post(GENERATE, { topic: 'tea' });
  expect([asked.status, asked.json?.code]).toEqual([202, undefined]);
  expect((await reader.follow(asked.json.stream_url)).events.at(-1)?.type).toBe('succeeded');
}

function ledgerTable() {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  return new DynamoDBClient({ endpoint, region, credentials });
}

async function archiveOf(day: string) {
  const Key = { pk: { S: `WINDOW#${day}` }, sk: { S: 'ARCHIVE' } };
  return (await ledgerTable().send(new GetItemCommand({ TableName: TABLE, Key }))).Item;
}

async function addNano(day: string, nanos: number): Promise<void> {
  await ledgerTable().send(
    new UpdateItemCommand({
      TableName: TABLE,
      Key: { pk: { S: `COUNTER#anonymous#${day}#0` }, sk: { S: 'COUNTER' } },
      UpdateExpression: 'ADD spent :nanos, committed :nanos',
      ExpressionAttributeValues: { ':nanos': { N: String(nanos) } },
    }),
  );
}

async function verify(day: string) {
  const { code, out } = await runOps(cloud(), ['ledger:verify', '--day', day, '--json']);
  return { code, report: JSON.parse(out) };
}

describe('the daily close', () => {
  it('waits for the last hold over midnight, closes once, and agrees with the provider to the nano-dollar', async () => {
    const day = await goToBeforeMidnight(20_000);
    const reader = visitor(cloud().url);
    await generated(reader);
    cloud().provider?.hold();
    const late = (await reader.post(GENERATE, { topic: 'whales' })).json;
    const open = await verify(day);
    expect(open).toMatchObject({ code: 0, report: { total: { runs: 2, open_holds: 1 }, differences: [] } });
    expect(open.report['open holds']).toMatchObject([{ run: late.request_id, hold: 'held' }]);
    await cloud().time.advance(90_000);
    expect(await archiveOf(day)).toBeUndefined();
    cloud().provider?.release();
    await reader.follow(late.stream_url);
    await generated(visitor(cloud().url));
    await cloud().time.advance(10 * 60_000);
    const archive = await archiveOf(day);
    expect(archive).toBeDefined();
    const { code, report } = await verify(day);
    expect(code).toBe(0);
    const billed = cloud().provider?.ledger.filter(({ at }) => at.length > 0).length ?? 0;
    expect(report).toMatchObject({ total: { runs: 2 }, provider: { calls: 2, verified: 2, estimated: 0 }, differences: [] });
    expect(billed).toBe(3);
    const shared = report.scopes.filter(({ scope }: { scope: string }) => scope === 'global' || scope === 'anonymous');
    expect(shared.map((scope: { spent_usd: string }) => scope.spent_usd)).toEqual([
      report.total.spent_usd,
      report.total.spent_usd,
    ]);

    expect(await cloud().runSchedule('close-day')).toContainEqual({ window: day, outcome: 'known' });
    expect(await archiveOf(day)).toEqual(archive);
    await expect.poll(() => told('The books agree', day).length, { timeout: 20_000 }).toBe(1);
    expect(told('Day closed', day)).toHaveLength(1);
  });

  it('finds one nano-dollar too much in a counter, and so does the operator by hand', async () => {
    const day = await goToBeforeMidnight(60_000);
    await generated(visitor(cloud().url));
    await addNano(day, 1);
    const { code, report } = await verify(day);
    expect(code).toBe(1);
    expect(report.differences).toHaveLength(2);
    expect(report.differences[0].difference).toMatch(/^anonymous: spent \$0\.\d+ in the counter/);
    await cloud().time.advance(2 * 60_000 + 30_000);
    expect(await archiveOf(day)).toBeUndefined();
    await cloud().time.advance(10 * 60_000);
    expect(await archiveOf(day)).toBeDefined();
    await expect.poll(() => told('LEDGER DRIFT', day).length, { timeout: 20_000 }).toBe(1);
    expect(
      cloud()
        .logs.entries()
        .some(({ message }) => message === 'books do not agree'),
    ).toBe(true);
    await addNano(day, -1);
    expect(await verify(day)).toMatchObject({ code: 0, report: { differences: [] } });
  });
});
