import { expose } from 'comlink';
import { IngestService } from '../src/ingest/service.ts';

expose(new IngestService());
