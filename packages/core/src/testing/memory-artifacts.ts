import type { ArtifactStore, TurnArtifact } from '../chat/index.ts';

export interface MemoryArtifacts extends ArtifactStore {
  /** What is kept, oldest first. */
  readonly kept: () => readonly TurnArtifact[];
}

export function memoryArtifacts(): MemoryArtifacts {
  const artifacts = new Map<string, TurnArtifact>();
  return {
    put: async (artifact) => void artifacts.set(`${artifact.session_id}/${artifact.run_id}`, structuredClone(artifact)),
    removeOf: async (sessionId, runIds) => {
      for (const runId of runIds) artifacts.delete(`${sessionId}/${runId}`);
    },
    kept: () => [...artifacts.values()],
  };
}
