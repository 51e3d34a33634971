import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { mount } from 'svelte';
import audienceWorker from '../workers/audience.worker.ts?worker&url';
import engineWorker from '../workers/engine.worker.ts?worker&url';
import ingestWorker from '../workers/ingest.worker.ts?worker&url';
import { WasmEngine } from './engine/client.ts';
import { AudienceHelper } from './state/audience/audience-helper.ts';
import { Ledger } from './state/audience/ledger.svelte.ts';
import { CensusTaker } from './state/census.svelte.ts';
import { Joins } from './state/joins.svelte.ts';
import { CurrentView } from './state/current-view.svelte.ts';
import { Inspector } from './state/inspector.ts';
import { KeptData } from './state/kept-data.svelte.ts';
import { nextTask } from './core/next-task.ts';
import { Preferences } from './state/preferences.svelte.ts';
import { SavedViews } from './state/saved-views.svelte.ts';
import { Segments } from './state/segments.svelte.ts';
import { Selection } from './state/selection.svelte.ts';
import { Workspace } from './state/workspace.svelte.ts';
import App from './ui/App.svelte';
import './ui/base.css';
import { fetchLaterParts } from './ui/later-parts.ts';
import './ui/print.css';
import { followPrinting } from './ui/printing.svelte.ts';
import './ui/tokens.css';
import { installTrustedTypes, workerUrl } from './ui/trusted-types.ts';

installTrustedTypes();
followPrinting();

const startWorker = (url: string) => (): Worker => new Worker(workerUrl(url), { type: 'module' });
const preferences = new Preferences();
const kept = new KeptData(preferences);
const inspector = new Inspector(startWorker(ingestWorker));
const workspace = new Workspace(inspector, kept);
const census = new CensusTaker(inspector);
const joins = new Joins(inspector);
const shown = preferences.restore().then(nextTask).then(show);
// "Ready, also without a connection" is only said when it is true of every part of the page.
const laterParts = shown.then(fetchLaterParts);
// The engine's code starts loading here, while the user is still choosing a file.
const engine = new WasmEngine(
  startWorker(engineWorker),
  { eh: new URL(ehWasm, location.href).href, mvp: new URL(mvpWasm, location.href).href },
  (status) => void laterParts.then(() => (workspace.engineStatus = status)),
  () => void workspace.reload(),
);
workspace.attach(engine);
kept.attach(engine);

function show(): void {
  const target = document.getElementById('app');
  if (!target) return;
  const view = new CurrentView();
  const selection = new Selection();
  const saved = new SavedViews(() => localStorage, today);
  const segments = new Segments(() => localStorage, today);
  // Its worker starts when an audience is first looked at.
  const audience = {
    helper: new AudienceHelper(startWorker(audienceWorker)),
    ...{ inspector, ledger: new Ledger(() => localStorage) },
  };
  const app = {
    ...{ preferences, workspace, kept, census, joins },
    ...{ view, selection, saved, segments, audience, fetchSample },
  };
  mount(App, { target, props: { app } });
}

/** The day where the user is, as `2024-01-31`. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE').format();
}

/** The sample shop comes from the page's own origin, like the rest of the page. */
async function fetchSample(): Promise<readonly File[]> {
  const names = ['orders.csv.gz', 'customers.csv.gz', 'assignments.csv.gz'];
  return Promise.all(
    names.map(async (name) => {
      const response = await fetch(`sample/${name}`);
      return new File([await response.blob()], name);
    }),
  );
}
