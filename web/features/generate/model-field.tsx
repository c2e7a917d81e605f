'use client';

import type { Schemas } from '@factoids/client';
import { formatClock, formatCost } from '../../lib/format.ts';
import styles from './generator.module.css';
import type { Models } from './model-name.ts';

type Model = Schemas['Model'];

interface ModelFieldProps {
  readonly models: Models;
  readonly model: string;
  readonly onModel: (model: string) => void;
}

/** `''` stands for Auto: the API chooses. */
export function ModelField({ models, model, onModel }: ModelFieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor="model">Model</label>
      <div className={styles.selectFrame}>
        <select
          id="model"
          name="model"
          className={styles.select}
          value={model}
          onChange={(event) => onModel(event.target.value)}
          aria-describedby="model-price"
        >
          <option value="">Auto</option>
          {[...groupByProvider(models?.data ?? [])].map(([provider, group]) => (
            <optgroup key={provider} label={provider}>
              {group.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name} · ≈ {formatCost(each.factoid.expected_cost_usd)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p id="model-price" className={styles.hint}>
        {priceHint(models, model)}
      </p>
    </div>
  );
}

function priceHint(models: Models, model: string): string {
  if (!models) return 'The price list is away for a moment. Auto still works.';
  const chosen = models.data.find(({ id }) => id === (model || models.default_model));
  if (!chosen) return 'Auto takes what costs least.';
  const { expected_cost_usd, max_cost_usd } = chosen.factoid;
  // In UTC, so that server and browser write the same.
  const asOf = models.stale ? ` (prices of ${formatClock(Date.parse(models.fetched_at), 'UTC')} UTC)` : '';
  const price = `≈ ${formatCost(expected_cost_usd)} a factoid, never over ${formatCost(max_cost_usd)}${asOf}`;
  return model ? price : `Now ${chosen.name}: ${price}`;
}

function groupByProvider(models: readonly Model[]): Map<string, Model[]> {
  return Map.groupBy(models, ({ id }) => id.split('/')[0] ?? id);
}
