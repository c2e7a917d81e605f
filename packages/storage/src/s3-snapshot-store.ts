import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SnapshotStore } from '@factoids/core';

const KEY = 'factoids.json.gz';
/** Beside it: each part has an object of its own, named by what is in it. */
const PARTS = 'vectors';
const NOT_MODIFIED = 304;

interface Port {
  readonly client: S3Client;
  readonly bucket: string;
}

/**
 * One object, compressed; whether it is still the same one is told by its entity tag, without sending it. Its parts are as they are:
 * numbers without a pattern do not get smaller.
 */
export function s3SnapshotStore({ client, bucket }: Port): SnapshotStore {
  const object = { Bucket: bucket, Key: KEY };
  const part = (name: string) => ({ Bucket: bucket, Key: `${PARTS}/${name}` });
  return {
    async load(knownTag) {
      try {
        const input = { ...object, ...(knownTag !== null && { IfNoneMatch: knownTag }) };
        const { Body, ETag } = await client.send(new GetObjectCommand(input));
        if (!Body || ETag === undefined) throw new Error('the snapshot came without a body or a tag');
        const text = await promisify(gunzip)(await Body.transformToByteArray());
        return { tag: ETag, text: text.toString('utf8') };
      } catch (error) {
        if (isNotModified(error)) return 'unchanged';
        if (error instanceof Error && error.name === 'NoSuchKey') return null;
        throw error;
      }
    },
    async save(text) {
      const Body = await promisify(gzip)(text);
      await client.send(new PutObjectCommand({ ...object, Body, ContentType: 'application/gzip' }));
    },
    async loadPart(name) {
      const { Body } = await client.send(new GetObjectCommand(part(name)));
      if (!Body) throw new Error('a part of the snapshot came without a body');
      return Body.transformToByteArray();
    },
    async savePart(name, bytes) {
      await client.send(new PutObjectCommand({ ...part(name), Body: bytes, ContentType: 'application/octet-stream' }));
    },
    async deletePart(name) {
      await client.send(new DeleteObjectCommand(part(name)));
    },
  };
}

/** The client takes every status but a good one for an error. */
function isNotModified(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return false;
  const metadata = error.$metadata;
  return (
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata && metadata.httpStatusCode === NOT_MODIFIED
  );
}
