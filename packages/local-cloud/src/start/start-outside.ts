import type { LocalCloudOptions } from '../options.ts';
import { type LocalHumanCheck, startHumanCheck } from './start-human-check.ts';
import { type ModelProvider, startProvider } from './start-provider.ts';
import { type LocalWebSearch, startWebSearch } from './start-web-search.ts';
import type { Stopping } from './stopping.ts';

/** The services that are not AWS, each itself or a double. */
interface Outside {
  readonly provider: ModelProvider;
  readonly humanCheck: LocalHumanCheck;
  /** What they are to the local cloud's users. */
  readonly doubles: ReturnType<typeof doublesOf>;
  /** Values of the stacks' parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly secrets: { readonly turnstileSecret: string; readonly tavilyKey: string };
}

export async function startOutside(options: LocalCloudOptions, stopping: Stopping): Promise<Outside> {
  const provider = await startProvider(options, stopping);
  const humanCheck = await startHumanCheck(options, stopping);
  const webSearch = await startWebSearch(options, stopping);
  return {
    provider,
    humanCheck,
    doubles: doublesOf({ provider, humanCheck, webSearch }),
    parameters: { ...parametersOf(options, provider), ...humanCheck.parameters, ...webSearch.parameters },
    secrets: { turnstileSecret: humanCheck.secret, tavilyKey: webSearch.key },
  };
}

interface Started {
  readonly provider: ModelProvider;
  readonly humanCheck: LocalHumanCheck;
  readonly webSearch: LocalWebSearch;
}

function doublesOf({ provider, humanCheck, webSearch }: Started) {
  return { provider: provider.offline, turnstile: humanCheck.double, webSearch: webSearch.double };
}

function parametersOf(options: LocalCloudOptions, provider: ModelProvider): Record<string, string> {
  const policy = options.env?.ADMISSION_POLICY;
  return { OpenRouterBaseUrl: provider.baseUrl, SecureCookies: 'false', ...(policy && { AdmissionPolicy: policy }) };
}
