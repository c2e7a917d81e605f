import { API_PATHS } from '@factoids/stacks/front-door-paths';

export type Behavior = keyof typeof API_PATHS;

const PATTERNS = (['streamed', 'cached', 'passed'] as const).flatMap((behavior) =>
  API_PATHS[behavior].map((pattern) => ({ behavior, regex: regexOf(pattern) })),
);

/** What the front door does with a path, as the web stack tells CloudFront; undefined for what belongs to the site. */
export function behaviorOf(path: string): Behavior | undefined {
  return PATTERNS.find(({ regex }) => regex.test(path))?.behavior;
}

function regexOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`);
}
