type Storage = 'localStorage' | 'sessionStorage';

interface KeptText {
  read(): string | null;
  write(text: string): void;
  forget(): void;
}

/** A text that the browser keeps. Storage may be switched off: then nothing is kept, and nothing fails. */
export function keptText(storage: Storage, key: string): KeptText {
  return {
    read: () => attempt(() => globalThis[storage].getItem(key)) ?? null,
    write: (text) => attempt(() => globalThis[storage].setItem(key, text)),
    forget: () => attempt(() => globalThis[storage].removeItem(key)),
  };
}

function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
