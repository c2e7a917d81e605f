import { type Order, type Principal, requireOperator } from '@factoids/core';

interface Pulling {
  readonly principal: Principal | null;
  readonly query: { readonly dry_run: 'true' | 'false' };
  readonly body: { readonly reason: string };
}

/** Who pulls a lever and why. Throws `forbidden` for everyone who is no operator. */
export function orderOf({ principal, query, body }: Pulling): Order {
  return { by: requireOperator(principal), reason: body.reason, dryRun: query.dry_run === 'true' };
}
