import type { IncomingMessage } from 'node:http';

const cookies = new Map<number, string>();

/** The session that a visitor has, if one was made for them. */
export const cookieOf = (visitor: number): string | undefined => cookies.get(visitor);

export function keepCookie(visitor: number, { headers }: IncomingMessage): void {
  const [cookie] = headers['set-cookie'] ?? [];
  if (cookie !== undefined) cookies.set(visitor, cookie.split(';')[0] ?? '');
}
