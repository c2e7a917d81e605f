import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ChatSessionId, RunId } from '@factoids/contracts';
import type { ArtifactStore } from '@factoids/core';

interface Port {
  readonly client: S3Client;
  readonly bucket: string;
}

/** The object of a turn's artifact. */
export function artifactKey(sessionId: ChatSessionId, runId: RunId): string {
  return `turns/${sessionId}/${runId}.json`;
}

/** An object a turn, which the bucket forgets by itself after 30 days. Who deletes a session knows its turns: nothing is listed. */
export function s3ArtifactStore({ client, bucket }: Port): ArtifactStore {
  return {
    async put(artifact) {
      const Key = artifactKey(artifact.session_id, artifact.run_id);
      const Body = JSON.stringify(artifact);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType: 'application/json' }));
    },
    async removeOf(sessionId, runIds) {
      const keys = [...new Set(runIds)].map((runId) => artifactKey(sessionId, runId));
      await Promise.all(keys.map((Key) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))));
    },
  };
}
