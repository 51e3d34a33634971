/** What setting segments beside each other on the page of one needs. */
export { mostSegments, readOther, writeOther, type NamedRule } from './segment/others.ts';
