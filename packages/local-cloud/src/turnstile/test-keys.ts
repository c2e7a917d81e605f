/** https://developers.cloudflare.com/turnstile/troubleshooting/testing/ */
export const TEST_SITE_KEYS = {
  passes: '1x00000000000000000000AA',
  blocks: '2x00000000000000000000AB',
  passesInvisibly: '1x00000000000000000000BB',
  blocksInvisibly: '2x00000000000000000000BB',
  asks: '3x00000000000000000000FF',
} as const;

export const TEST_SECRETS = {
  passes: '1x0000000000000000000000000000000AA',
  fails: '2x0000000000000000000000000000000AA',
  spent: '3x0000000000000000000000000000000AA',
} as const;

export function isTestSiteKey(key: string): boolean {
  return Object.values(TEST_SITE_KEYS).some((known) => known === key);
}

export function isTestSecret(secret: string): boolean {
  return Object.values(TEST_SECRETS).some((known) => known === secret);
}
