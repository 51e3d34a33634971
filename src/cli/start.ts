import { build, preview } from 'vite';

/** `npm start`: builds the page, serves it on this machine with its security headers, and opens it. */
await build({ logLevel: 'warn' });
const server = await preview({ preview: { open: process.env['REGULARS_NO_OPEN'] === undefined } });
server.printUrls();
