export { slackNotifier } from './slack-notifier.ts';
export { tavilyWebSearch } from './tavily-web-search.ts';
export { turnstileHumanCheck } from './turnstile-human-check.ts';
