export type { NotesService, NotesServiceDependencies } from './dependencies';
export { createNotesService } from './service';
