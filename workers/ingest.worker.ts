import { expose } from 'comlink';
import { holdLife } from '../src/engine/worker-life.ts';
import { IngestService } from '../src/ingest/service.ts';

expose(new IngestService(holdLife));
