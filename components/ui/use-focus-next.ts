import { useEffect, useState } from 'react';

/** Gives the focus to the element with an id once what is drawn next stands: what had it may have moved or gone. */
export function useFocusNext(): (id: string) => void {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    document.getElementById(id)?.focus();
    setId(null);
  }, [id]);
  return setId;
}
