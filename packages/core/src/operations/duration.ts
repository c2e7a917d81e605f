const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `30m`, `2h`, `7d` in milliseconds. @throws RangeError for any other text */
export function durationMs(text: string): number {
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  if (unit !== 'm' && unit !== 'h' && unit !== 'd') throw new RangeError(`not a duration: ${text.slice(0, 20)}`);
  return Number(count) * UNITS_MS[unit];
}
