'use client';

import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef, useState } from 'react';
import { keptText } from '../../lib/kept-text.ts';

/** What is being written about a factoid: this tab keeps it, over a reload too, until it is sent. */
export function useDraft(
  factoidId: string,
  field: RefObject<HTMLTextAreaElement | null>,
): [string, Dispatch<SetStateAction<string>>] {
  const [draft, setDraft] = useState('');
  const [kept] = useState(() => keptText('sessionStorage', `factoids.draft:${factoidId}`));
  const hadWords = useRef(false);

  // What was written before this script was at work counts too.
  useEffect(() => setDraft(field.current?.value || (kept.read() ?? '')), [field, kept]);
  useEffect(() => {
    if (draft !== '') kept.write(draft);
    else if (hadWords.current) kept.forget();
    hadWords.current = draft !== '';
  }, [draft, kept]);

  return [draft, setDraft];
}
