export { answerText } from './answer-text.ts';
export { withCitations } from './citations.ts';
export { citedSources } from './cited-sources.ts';
export { cut, oneLine, plainCharacters, RAW_MAX_CHARS } from './plain-characters.ts';
export { untilStable } from './until-stable.ts';
