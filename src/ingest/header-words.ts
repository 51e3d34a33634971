/**
 * A header as words to compare: `InvoiceNo`, `invoice_no` and `Invoice No.` are all `invoice no`.
 * Characters without case are kept, full-width forms become ASCII, `#` becomes `number`.
 */
export function headerWords(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/#/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
