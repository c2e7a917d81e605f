/** How many streams one client may hold open: a browser has six connections to a host over HTTP/1.1, and others need some. */
const MAX_STREAM_CONNECTIONS = 4;

export interface ConnectionSlots {
  /** A slot until it is given back, or null when all are taken. */
  take(): (() => void) | null;
}

export function connectionSlots(max = MAX_STREAM_CONNECTIONS): ConnectionSlots {
  let taken = 0;
  return {
    take() {
      if (taken >= max) return null;
      taken += 1;
      let isTaken = true;
      return () => {
        if (isTaken) taken -= 1;
        isTaken = false;
      };
    },
  };
}
