/** KV-, seven digits or more of the receipt's place in the chain, and a check digit. */
const pattern = /^KV-(\d{7,})-(\d)$/;

/** The check digit of a string of digits: ISO 7064 MOD 11,10. The SQL twin is receipt_check_digit. */
export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

/** The number of the receipt at a place in the chain: 42 → KV-0000042-9. */
export function receiptNumber(sequence: number): string {
  const digits = String(sequence).padStart(7, '0');
  return `KV-${digits}-${checkDigit(digits)}`;
}

export type TypedNumber =
  | { ok: true; number: string }
  | { ok: false; reason: 'NOT_A_NUMBER' | 'CHECK_DIGIT' };

/** What somebody typed or read from paper: small letters, spaces and other dashes are mended, a wrong digit is found. */
export function readReceiptNumber(typed: string): TypedNumber {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const digits = /^(?:KV)?(\d{8,20})$/.exec(bare)?.[1];
  if (!digits) return { ok: false, reason: 'NOT_A_NUMBER' };
  const number = `KV-${digits.slice(0, -1)}-${digits.slice(-1)}`;
  return isReceiptNumber(number) ? { ok: true, number } : { ok: false, reason: 'CHECK_DIGIT' };
}

/** Whether the text is a receipt's number in full form with the right check digit. */
export function isReceiptNumber(text: string): boolean {
  const match = pattern.exec(text);
  return match?.[1] !== undefined && checkDigit(match[1]) === Number(match[2]);
}
