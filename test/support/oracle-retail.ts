import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { linkOrders, type OracleLine } from './oracle.ts';

/** Decimals of the amounts: prices have three, quantities are whole. */
export const retailDecimals = 3;

/** Online Retail, row by row, in plain TypeScript: amount = Quantity × UnitPrice, in thousandths. */
export function readRetail(path: string): readonly OracleLine[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const lines = data.map((record): OracleLine => {
    const orderId = record['InvoiceNo'] ?? '';
    const amount = BigInt(record['Quantity'] ?? '') * thousandths(record['UnitPrice'] ?? '');
    const isNamedRefund = orderId.startsWith('C');
    return {
      customer: (record['CustomerID'] ?? '').replace(/\.0$/, '') || null,
      orderId,
      day: (record['InvoiceDate'] ?? '').slice(0, 10),
      amount: isNamedRefund && amount > 0n ? -amount : amount,
      isRefund: isNamedRefund || amount < 0n || (record['Quantity'] ?? '').startsWith('-'),
      dimension: record['Country'] ?? null,
      original: null,
      orderKey: '',
    };
  });
  linkOrders(lines, 'C');
  return lines;
}

function thousandths(price: string): bigint {
  const [whole = '', fraction = ''] = price.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(retailDecimals, '0'));
  return price.startsWith('-') ? -value : value;
}
