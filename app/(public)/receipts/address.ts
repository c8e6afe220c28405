/** The page of a receipt; `hash` as it was typed from paper, with spaces or line breaks. */
export function addressOf(number: string, hash: string | undefined): string {
  const bare = (hash ?? '').replace(/\s/g, '').toLowerCase();
  return `/receipts/${number}${bare ? `?hash=${encodeURIComponent(bare)}` : ''}`;
}
