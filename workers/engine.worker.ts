import { expose, transfer } from 'comlink';
import { openBrowserHost } from '../src/engine/browser-host.ts';
import { EngineService } from '../src/engine/service.ts';

expose(
  new EngineService(
    openBrowserHost,
    (value, buffers) => transfer(value as object, buffers) as typeof value,
  ),
);
