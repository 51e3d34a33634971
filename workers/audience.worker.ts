import { expose, transfer } from 'comlink';
import { AudienceService } from '../src/audience/service.ts';
import { holdLife } from '../src/engine/worker-life.ts';

expose(new AudienceService(holdLife, (chunk) => transfer(chunk, [chunk.buffer])));
