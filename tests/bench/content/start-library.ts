import { FactoidId } from '@factoids/contracts';
import { sampleFactoid } from '@factoids/core/testing';
import { type LocalCloud, seededRandom, startLocalCloud } from '@factoids/local-cloud';
import * as z from 'zod';
import { contentTable } from '../../content-table.ts';
import { type Client, startClient } from '../client/start-client.ts';
import { factoidLines } from './factoid-lines.ts';

const Line = z.object({ text: z.string(), subject: z.string(), emoji: z.string() });
const SEED = 20_261_122;
const MOST_VOTES = 60;
const WRITTEN_AT_ONCE = 5_000;

/** A local cloud of its own in which so many factoids are stored, voted on as if by readers: few often, most of them hardly. */
export interface Library {
  readonly factoids: number;
  readonly cloud: LocalCloud;
  readonly client: Client;
  stop(): Promise<void>;
}

/** @param stage names it: two libraries at once need two. */
export async function startLibrary(stage: string, factoids: number): Promise<Library> {
  const cloud = await startLocalCloud({ stage, withoutSchedules: 'all' });
  const client = startClient(cloud.url);
  const stop = async () => {
    await client.stop();
    await cloud.stop();
  };
  try {
    await fill(cloud, factoids);
  } catch (error) {
    await stop();
    throw error;
  }
  return { factoids, cloud, client, stop };
}

/** Half a minute apart, and long ago. */
function idOf(n: number): FactoidId {
  return FactoidId.parse(`fct_0${String(n).padStart(6, '0')}${'0'.repeat(19)}`);
}

/** Straight into the table: what an import costs is measured where imports are. */
async function fill(cloud: LocalCloud, factoids: number): Promise<void> {
  const table = contentTable(cloud);
  const draw = seededRandom(SEED);
  const votes = () => Math.floor(MOST_VOTES * draw() ** 4);
  let waiting: ReturnType<typeof sampleFactoid>[] = [];
  let written = 0;
  for (const line of factoidLines(factoids, SEED)) {
    written += 1;
    const more = { id: idOf(written), runId: null, votes: { up: votes(), down: votes() } };
    waiting.push(sampleFactoid(written, { ...Line.parse(JSON.parse(line)), ...more }));
    if (waiting.length < WRITTEN_AT_ONCE && written < factoids) continue;
    await table.put(waiting);
    waiting = [];
  }
}
