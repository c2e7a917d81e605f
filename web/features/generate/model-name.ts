import type { Schemas } from '@factoids/client';

export type Models = Schemas['ModelList'] | null;

/** What people call a model; its id when the price list is away or has dropped it. */
export function modelName(models: Models, id: string): string {
  return models?.data.find((model) => model.id === id)?.name ?? id;
}
