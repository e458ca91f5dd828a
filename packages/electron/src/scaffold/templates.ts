import { componentTemplate } from './component/index.js';
import { contextTemplate } from './context/index.js';
import { dbTemplate } from './db/index.js';
import { ipcTemplate } from './ipc/index.js';
import type { LayerTemplate } from './layer-template.js';
import { layoutTemplate } from './layout/index.js';
import { mainTemplate } from './main/index.js';
import { rendererTemplate } from './renderer/index.js';

/** The templates of each layer, by its name. */
export const TEMPLATES: Readonly<Record<string, LayerTemplate>> = {
  db: dbTemplate,
  main: mainTemplate,
  ipc: ipcTemplate,
  renderer: rendererTemplate,
  context: contextTemplate,
  component: componentTemplate,
  layout: layoutTemplate,
};
