import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { Plan } from '../template/plan.ts';
import type { UsagePlanProperties } from '../template/resource-schemas.ts';

const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  value: z.string(),
  enabled: z.boolean(),
  /** Epoch seconds. */
  createdDate: z.number(),
  usagePlanIds: z.array(z.string()),
});
export type ApiKey = z.infer<typeof ApiKey>;

export interface UsagePlan extends Pick<UsagePlanProperties, 'Quota' | 'Throttle' | 'ApiStages'> {
  readonly id: string;
  readonly name: string;
}

/** The gateway's keys, and the usage plans that let a key onto a stage. */
export interface ApiKeys {
  readonly plans: readonly UsagePlan[];
  list(): readonly ApiKey[];
  /** The enabled key of this value that some usage plan lets onto the stage, with that plan. */
  admit(value: string, stage: { apiId: string; stage: string }): { key: ApiKey; plan: UsagePlan } | undefined;
  create(draft: Partial<Pick<ApiKey, 'name' | 'description' | 'value' | 'enabled'>>): ApiKey | 'taken';
  update(id: string, change: Partial<ApiKey>): ApiKey | undefined;
  delete(id: string): boolean;
}

/** @param file Where the keys are kept between runs; only in memory without it. */
export function createApiKeys(plan: Plan, file: string | undefined): ApiKeys {
  const plans = plan.of('AWS::ApiGateway::UsagePlan').map(({ resource, properties }) => ({
    ...properties,
    id: resource.ref,
    name: properties.UsagePlanName ?? resource.logicalId,
  }));
  const stored = file && existsSync(file) ? z.array(ApiKey).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const keys = new Map(stored.map((key) => [key.id, key]));
  const save = () => {
    if (file) writeFileSync(file, JSON.stringify([...keys.values()], null, 2), { mode: 0o600 });
  };
  const findByValue = (value: string) => [...keys.values()].find((key) => key.value === value);

  return {
    plans,
    list: () => [...keys.values()],
    admit: (value, { apiId, stage }) => {
      const key = findByValue(value);
      if (!key?.enabled) return undefined;
      const opens = (each: UsagePlan) => each.ApiStages.some((one) => one.ApiId === apiId && one.Stage === stage);
      const opening = plans.find((each) => key.usagePlanIds.includes(each.id) && opens(each));
      return opening && { key, plan: opening };
    },
    create: (draft) => {
      const value = draft.value ?? randomUUID().replaceAll('-', '');
      if (findByValue(value)) return 'taken';
      const id = randomUUID().replaceAll('-', '').slice(0, 10);
      const createdDate = Math.floor(Date.now() / 1000);
      const key = { name: '', description: '', enabled: false, usagePlanIds: [], ...draft, id, value, createdDate };
      keys.set(id, key);
      save();
      return key;
    },
    update: (id, change) => {
      const key = keys.get(id);
      if (!key) return undefined;
      const changed = { ...key, ...change };
      keys.set(id, changed);
      save();
      return changed;
    },
    delete: (id) => {
      const deleted = keys.delete(id);
      save();
      return deleted;
    },
  };
}
