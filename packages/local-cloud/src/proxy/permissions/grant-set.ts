import type { Target } from '../parsed/parsed-call.ts';
import type { Grant } from './role-grants.ts';

/** What one role may do. Each question is matched once; calls repeat the same few. */
export interface GrantSet {
  readonly grants: readonly Grant[];
  allows(target: Target): boolean;
  /** Takes one grant away. @returns how to give it back; undefined when there is no such grant. */
  without(grant: Grant): (() => void) | undefined;
}

export function createGrantSet(given: readonly Grant[]): GrantSet {
  const grants = distinct(given);
  const taken = new Map<Grant, number>();
  /** By resource, then by action. */
  const decisions = new Map<string, Map<string, boolean>>();

  function decide({ action, resource }: Target): boolean {
    return grants.some((grant) => !taken.has(grant) && matches(grant.action, action) && matches(grant.resource, resource));
  }

  return {
    grants,
    allows: (target) => {
      const known = decisions.get(target.resource) ?? new Map<string, boolean>();
      const decided = known.get(target.action) ?? decide(target);
      known.set(target.action, decided);
      decisions.set(target.resource, known);
      return decided;
    },
    without: ({ action, resource }) => {
      const grant = grants.find((each) => each.action === action && each.resource === resource);
      if (!grant) return undefined;
      taken.set(grant, (taken.get(grant) ?? 0) + 1);
      decisions.clear();
      return () => {
        const left = (taken.get(grant) ?? 1) - 1;
        if (left > 0) taken.set(grant, left);
        else taken.delete(grant);
        decisions.clear();
      };
    },
  };
}

function distinct(grants: readonly Grant[]): readonly Grant[] {
  return [...new Map(grants.map((grant) => [`${grant.action} ${grant.resource}`, grant])).values()];
}

function matches(pattern: string, value: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === value;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}
