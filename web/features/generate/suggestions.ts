import type { FACTOID_LIMITS } from '@factoids/contracts';

/** The contract's number, held to it by its type: the value itself would bring all of zod into the page. */
export const TOPIC_MAX_CHARS: (typeof FACTOID_LIMITS)['topicMaxChars'] = 200;

export const SUGGESTIONS = ['Octopuses', 'Roman roads', 'Honey', 'The Moon', 'Volcanoes'] as const;
