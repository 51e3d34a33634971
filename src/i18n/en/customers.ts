/** Words of the customer list. */
export const customersEn = {
  title: 'Customers',
  columns: {
    id: 'Customer',
    name: 'Name',
    email: 'E-mail',
    segment: 'Segment',
    firstDay: 'First order',
    lastDay: 'Last order',
    orders: 'Orders',
    net: 'Net revenue',
  },
  reveal: 'Show personal data',
  conceal: 'Hide personal data',
  maskedHint: 'Customer numbers, names and addresses are masked on screen.',
  search: 'Find a customer',
  export: 'Export list',
  back: 'Back',
  empty: 'No customer is in this set',
  emptyText: 'The filters leave nobody. Remove one of them to see customers again.',
};
