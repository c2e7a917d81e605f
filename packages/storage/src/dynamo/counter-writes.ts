import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { BucketChange, CounterChange, CounterKey, Taking } from '@factoids/core';
import { counterExpiry, counterItemKey } from './counter-item.ts';

/** An update of one counter as it is gathered: every attribute by a name of its own, since many of them are reserved words. */
interface Draft {
  readonly sets: string[];
  readonly rules: string[];
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
}

type CounterUpdate = UpdateCommandInput & { readonly UpdateExpression: string };

/** Takes from one counter, if each of the taking's rules still holds. */
export function takingUpdate(tableName: string, { key, amount, committedAtMost, run }: Taking): CounterUpdate {
  const draft = draftFor(key);
  add(draft, 'committed', amount);
  add(draft, 'spent', 0);
  add(draft, 'openRuns', run?.slots ?? 0);
  if (committedAtMost !== null) requireAtMost(draft, 'committed', committedAtMost);
  if (run?.openAtMost != null) requireAtMost(draft, 'openRuns', run.openAtMost);
  for (const { action, atMost } of run?.counts ?? []) {
    add(draft, `n_${action}`, 1);
    if (Number.isFinite(atMost)) requireAtMost(draft, `n_${action}`, atMost);
  }
  for (const change of run?.buckets ?? []) moveBucket(draft, change);
  return updateOf(tableName, key, draft);
}

/** Gives back, or books as spent: under no condition, so that it always can. */
export function changeUpdate(tableName: string, { key, spent, committed, openRuns }: CounterChange): CounterUpdate {
  const draft = draftFor(key);
  add(draft, 'committed', committed);
  add(draft, 'spent', spent);
  add(draft, 'openRuns', openRuns);
  return updateOf(tableName, key, draft);
}

function draftFor(key: CounterKey): Draft {
  const draft: Draft = { sets: [], rules: [], names: {}, values: { ':zero': 0 } };
  const { scope, window, shard } = key;
  for (const [name, value] of Object.entries({ scope, window, shard, expires_at: counterExpiry(key) })) {
    if (value !== null) draft.sets.push(`${nameIn(draft, name)} = ${valueIn(draft, name, value)}`);
  }
  return draft;
}

function nameIn({ names }: Draft, name: string): string {
  names[`#${name}`] = name;
  return `#${name}`;
}

function valueIn({ values }: Draft, name: string, value: unknown): string {
  values[`:${name}`] = value;
  return `:${name}`;
}

function add(draft: Draft, name: string, amount: number): void {
  const attribute = nameIn(draft, name);
  draft.sets.push(`${attribute} = if_not_exists(${attribute}, :zero) + ${valueIn(draft, `${name}_by`, amount)}`);
}

/** A counter that does not exist yet stands at zero. */
function requireAtMost(draft: Draft, name: string, most: number): void {
  const attribute = nameIn(draft, name);
  const rule = `${attribute} <= ${valueIn(draft, `${name}_most`, most)}`;
  draft.rules.push(most < 0 ? rule : `(attribute_not_exists(${attribute}) OR ${rule})`);
}

function moveBucket(draft: Draft, change: BucketChange): void {
  const name = `t_${change.name}`;
  const attribute = nameIn(draft, name);
  if ('setMicros' in change) {
    draft.sets.push(`${attribute} = ${valueIn(draft, `${name}_to`, change.setMicros)}`);
    requireAtMost(draft, name, change.idleSinceMicros);
  } else {
    draft.sets.push(`${attribute} = ${attribute} + ${valueIn(draft, `${name}_by`, change.addMicros)}`);
    draft.rules.push(`${attribute} <= ${valueIn(draft, `${name}_most`, change.latestMicros)}`);
  }
}

function updateOf(tableName: string, key: CounterKey, { sets, rules, names, values }: Draft): CounterUpdate {
  return {
    TableName: tableName,
    Key: counterItemKey(key),
    UpdateExpression: `SET ${sets.join(', ')}`,
    ...(rules.length > 0 && { ConditionExpression: rules.join(' AND ') }),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}
