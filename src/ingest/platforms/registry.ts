import { app91Orders } from './91app-orders.ts';
import { amazonAllOrders } from './amazon-all-orders.ts';
import { amazonNewOrders } from './amazon-new-orders.ts';
import { cyberbizOrders } from './cyberbiz-orders.ts';
import { ga4Report } from './ga4-report.ts';
import { hubspotContacts } from './hubspot-contacts.ts';
import { klaviyoProfiles } from './klaviyo-profiles.ts';
import { magentoOrders } from './magento-orders.ts';
import { mailchimpAudience } from './mailchimp-audience.ts';
import type { Platform } from './platform.ts';
import { salesforceReport } from './salesforce-report.ts';
import { shopeeTwOrders } from './shopee-tw-orders.ts';
import { shopifyCustomers } from './shopify-customers.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { shoplineCustomers } from './shopline-customers.ts';
import { shoplineOrders } from './shopline-orders.ts';
import { squareItems } from './square-items.ts';
import { squareTransactions } from './square-transactions.ts';
import { stripeCustomers } from './stripe-customers.ts';
import { stripePayments } from './stripe-payments.ts';
import { woocommerceAnalyticsCustomers } from './woocommerce-analytics-customers.ts';
import { woocommerceAnalyticsOrders } from './woocommerce-analytics-orders.ts';
import { woocommerceProducts } from './woocommerce-products.ts';

/** Every export that is recognised. A new one is a file of its own and a line here. */
export const platforms: readonly Platform[] = [
  shopifyOrders,
  shopifyCustomers,
  woocommerceAnalyticsOrders,
  woocommerceAnalyticsCustomers,
  woocommerceProducts,
  squareTransactions,
  squareItems,
  stripePayments,
  stripeCustomers,
  amazonAllOrders,
  amazonNewOrders,
  magentoOrders,
  ga4Report,
  hubspotContacts,
  salesforceReport,
  klaviyoProfiles,
  mailchimpAudience,
  shoplineOrders,
  shoplineCustomers,
  app91Orders,
  cyberbizOrders,
  shopeeTwOrders,
];
