import type { Call } from '../command.ts';

/** A call that reaches AWS at `endpoint`, as it does the stage `test` there. */
export function callTo(endpoint: string, inputs: Readonly<Record<string, string>> = {}): Call {
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' };
  return {
    target: { stage: 'test', isLocal: false, providerUrl: endpoint, aws: { region: 'eu-test-1', endpoint, credentials } },
    readSecretInput: async (name) => inputs[name] ?? '',
    readInput: async (place) => inputs[place] ?? '',
    progress: { show: () => {} },
  };
}
