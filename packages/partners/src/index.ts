export { slackNotifier } from './slack-notifier.ts';
export { turnstileHumanCheck } from './turnstile-human-check.ts';
