import { CfnParameter } from 'aws-cdk-lib';
import type { ServiceStack } from './service-stack.ts';

/** What the operator may change at deployment; the defaults serve the cloud, the local cloud gives its own. */
const PARAMETERS = {
  OpenRouterBaseUrl: { default: 'https://openrouter.ai/api/v1', description: "Any server that speaks OpenRouter's API" },
  TavilyBaseUrl: { default: 'https://api.tavily.com', description: 'Any server that answers searches as Tavily does' },
  SecureCookies: { default: 'true', allowedValues: ['true', 'false'], description: 'false only where the site has no TLS' },
  AlarmEmail: { default: '', description: "The operator's mailbox, which has to confirm; nobody when empty" },
  AdmissionPolicy: { default: '{}', description: 'JSON, merged over the default limits and budgets' },
  TurnstileSiteKey: { default: '', description: 'Of the human check that lifts limits of visitors; none is offered when empty' },
  TurnstileVerifyUrl: {
    default: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    description: 'Where the answer to a human check is verified',
  },
  TurnstileScriptUrl: {
    default: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
    description: 'Where the page loads the human check from',
  },
} as const;

/** The value of a deployment parameter, which the stack gets the first time that one of its functions asks for it. */
export function parameter(stack: ServiceStack, name: keyof typeof PARAMETERS): string {
  const existing = stack.node.tryFindChild(name);
  if (existing instanceof CfnParameter) return existing.valueAsString;
  const { description, ...options } = PARAMETERS[name];
  const allowedValues = 'allowedValues' in options ? [...options.allowedValues] : undefined;
  return new CfnParameter(stack, name, { description, default: options.default, ...(allowedValues && { allowedValues }) })
    .valueAsString;
}
