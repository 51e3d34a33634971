import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** What the months September to November 2011 and the rows without a customer add up to. */
export interface RetailSums {
  readonly orders: number;
  readonly customers: number;
  /** Thousandths of a pound: the file's prices have up to three decimals. */
  readonly revenueMills: number;
  readonly guestMills: number;
}

interface Line {
  readonly InvoiceNo: string;
  readonly Quantity: string;
  readonly InvoiceDate: string;
  readonly UnitPrice: string;
  readonly CustomerID: string;
}

/**
 * Sums of the Online Retail file, read with another parser and added up without a database:
 * invoices that begin with `C` are refunds on their own day; an order counts when its lines add up
 * to more than zero.
 */
export function sumRetail(path: string): RetailSums {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  const invoices = new Map<string, { mills: number; customer: string }>();
  let revenueMills = 0;
  let guestMills = 0;
  Papa.parse<Line>(text, {
    header: true,
    skipEmptyLines: true,
    step: ({ data }) => {
      const mills = Math.round(Number(data.Quantity) * Number(data.UnitPrice) * 1000);
      if (data.CustomerID === '') guestMills += mills;
      const month = data.InvoiceDate.slice(0, 7);
      if (month < '2011-09' || month > '2011-11') return;
      revenueMills += mills;
      if (data.InvoiceNo.startsWith('C')) return;
      const invoice = invoices.get(data.InvoiceNo) ?? { mills: 0, customer: data.CustomerID };
      invoices.set(data.InvoiceNo, { ...invoice, mills: invoice.mills + mills });
    },
  });
  const orders = [...invoices.values()].filter(({ mills }) => mills > 0);
  const customers = new Set(orders.map(({ customer }) => customer).filter((id) => id !== ''));
  return { orders: orders.length, customers: customers.size, revenueMills, guestMills };
}
