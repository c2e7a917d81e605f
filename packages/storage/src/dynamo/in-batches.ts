const ITEMS_PER_BATCH = 25;
const IN_FLIGHT = 8;

/** Works on 25 items at a time, as many as the store takes in any call, and on eight such batches at once. */
export async function inBatches<Item>(items: readonly Item[], work: (batch: readonly Item[]) => Promise<void>): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / ITEMS_PER_BATCH) }, (_, n) =>
    items.slice(n * ITEMS_PER_BATCH, (n + 1) * ITEMS_PER_BATCH),
  ).values();
  // All of them take from one iterator, and so each batch is one's alone.
  const workers = Array.from({ length: IN_FLIGHT }, async () => {
    for (const batch of batches) await work(batch);
  });
  await Promise.all(workers);
}
