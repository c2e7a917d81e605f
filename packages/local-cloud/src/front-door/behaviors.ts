import { API_PATHS, type PathBehavior } from '@factoids/stacks/front-door-paths';

const PATTERNS = API_PATHS.map(([pattern, behavior]) => ({ behavior, regex: regexOf(pattern) }));

/** What the front door does with a path, as the web stack tells CloudFront; undefined for what belongs to the site. */
export function behaviorOf(path: string): PathBehavior | undefined {
  return PATTERNS.find(({ regex }) => regex.test(path))?.behavior;
}

function regexOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`);
}
