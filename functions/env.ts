import * as z from 'zod';

/** Every variable that the stacks may set on a function; each function reads the ones it was given. */
const Environment = z.object({
  STAGE: z.string().min(1),
  CONTENT_TABLE: z.string().min(1),
  RUNS_TABLE: z.string().min(1),
  ACCOUNTS_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  RUN_QUEUE_URL: z.url(),
  CHAT_QUEUE_URL: z.url(),
  NOTICE_QUEUE_URL: z.url(),
  SEARCH_BUCKET: z.string().min(1),
  ARTIFACTS_BUCKET: z.string().min(1),
  SEARCH_FUNCTION: z.string().min(1),
  SECRETS_PREFIX: z.string().startsWith('/'),
  OPENROUTER_BASE_URL: z.url(),
  TAVILY_BASE_URL: z.url(),
  SECURE_COOKIES: z.stringbool(),
  ADMISSION_POLICY: z.string(),
  TURNSTILE_SITE_KEY: z.string(),
  TURNSTILE_VERIFY_URL: z.url(),
  TURNSTILE_SCRIPT_URL: z.string().min(1),
});
type Environment = z.infer<typeof Environment>;
type Name = keyof Environment;

/** The named variables, parsed; throws naming the ones that are missing or wrong. Called once per process. */
export function readEnvironment<Names extends Name>(names: readonly Names[]): Pick<Environment, Names> {
  const mask: Partial<Record<Name, true>> = Object.fromEntries(names.map((name) => [name, true]));
  const parsed = Environment.pick(mask).safeParse(process.env);
  if (!parsed.success) throw new Error(`environment: ${z.prettifyError(parsed.error)}`);
  return Object.assign({}, ...names.map((name) => ({ [name]: Reflect.get(parsed.data, name) })));
}
