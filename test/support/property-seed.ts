import { configureGlobal } from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a red run can be looked at again.
 * `FUZZ_SEED=n` draws others; a failure prints its seed.
 */
configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_240_601) });
