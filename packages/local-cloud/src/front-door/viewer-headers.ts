import type { IncomingMessage } from 'node:http';

/** Never passed on: they belong to one connection, or CloudFront sets them itself, so a viewer cannot. */
const STRIPPED = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-origin-verify',
  'x-real-ip',
  'x-viewer-host',
]);

type Header = [name: string, value: string];

/**
 * The headers that an origin gets for a viewer's request, as CloudFront and our function on it send them.
 * @param originSecret Shows the API that a request came this way; no other origin is told it.
 */
export function headersForOrigin(request: IncomingMessage, originSecret?: string): Header[] {
  const headers: Header[] = [];
  const forwardedFor: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? '';
    const value = request.rawHeaders[index + 1] ?? '';
    const key = name.toLowerCase();
    if (key === 'x-forwarded-for') forwardedFor.push(value);
    else if (!isStripped(key)) headers.push([name, value]);
  }
  const { address, port } = viewerOf(request);
  headers.push(['X-Forwarded-For', [...forwardedFor, address].join(', ')]);
  headers.push(['Via', '1.1 front-door (local)']);
  headers.push(['CloudFront-Viewer-Address', `${address}:${port}`]);
  headers.push(['x-viewer-host', request.headers.host ?? '']);
  if (originSecret !== undefined) headers.push(['x-origin-verify', originSecret]);
  return headers;
}

function isStripped(name: string): boolean {
  return STRIPPED.has(name) || name.startsWith('cloudfront-') || name.startsWith('x-amz-cf-') || name.startsWith('x-edge-');
}

/** Where the connection comes from; an IPv4 address on an IPv6 socket is shown as what it is. */
export function viewerOf({ socket }: IncomingMessage): { address: string; port: number } {
  return { address: (socket.remoteAddress ?? '').replace(/^::ffff:/, ''), port: socket.remotePort ?? 0 };
}
