import type { Target } from './parsed-call.ts';

type S3Call = { readonly method: string; readonly path: string };

/** What each operation is authorised as; whoever may get an object may look at its head. */
const ACTIONS: Readonly<Record<string, string>> = {
  HeadObject: 'GetObject',
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
};

const OF_OBJECTS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};
const OF_BUCKETS: Readonly<Record<string, string>> = { GET: 'ListObjectsV2', HEAD: 'HeadBucket' };

/** What may be asked besides without being another operation. */
const PLAIN = new Set([
  'x-id',
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
]);

/** S3 names its operations by method and address: `/bucket/key`. Undefined for one that the local cloud does not know. */
export function s3Operation({ method, path }: S3Call): string | undefined {
  const { bucket, key, query } = placeOf(path);
  if (bucket === '' || [...query.keys()].some((name) => !PLAIN.has(name))) return undefined;
  return (key === '' ? OF_BUCKETS : OF_OBJECTS)[method];
}

export function s3Targets({ method, path }: S3Call): readonly Target[] {
  const { key } = placeOf(path);
  const operation = s3Operation({ method, path });
  if (operation === undefined) return [{ action: 's3:UnknownOperation', resource: '*' }];
  const resource = key === '' ? bucketArn(path) : `${bucketArn(path)}/${key}`;
  return [{ action: `s3:${ACTIONS[operation] ?? operation}`, resource }];
}

export function bucketArn(path: string): string {
  return `arn:aws:s3:::${placeOf(path).bucket}`;
}

function placeOf(path: string): { bucket: string; key: string; query: URLSearchParams } {
  const [place = '', ...query] = path.split('?');
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(place) ?? [];
  return { bucket, key: decoded(key), query: new URLSearchParams(query.join('?')) };
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
