import { lastDay, personAt } from './audience-crowd.ts';

const rowsPerPart = 20_000;

/** The crowd as the two files that a shop drops: one order each, and how to reach them. */
export function crowdFiles(size: number): readonly [orders: File, customers: File] {
  const days = Array.from({ length: 366 }, (_, ago) =>
    new Date(Date.parse(lastDay) - ago * 86_400_000).toISOString().slice(0, 10),
  );
  const orders = ['Order ID,Customer ID,Order Date,Amount\n'];
  const customers = ['Customer ID,Last Name,First Name,Email,Phone,Accepts Marketing,City\n'];
  for (let from = 0; from < size; from += rowsPerPart) {
    const [sold, known] = [[] as string[], [] as string[]];
    for (let row = from; row < Math.min(size, from + rowsPerPart); row++) {
      const person = personAt(row);
      const { id, lastName, firstName, email, phone, consent, city } = person;
      sold.push(`A${row},${id},${days[person.daysAgo] ?? lastDay},${100 + (row % 900)}.00\n`);
      known.push(`${id},${lastName},${firstName},"${email}","${phone}",${consent},${city}\n`);
    }
    orders.push(sold.join(''));
    customers.push(known.join(''));
  }
  return [new File(orders, 'orders.csv'), new File(customers, 'customers.csv')];
}
