export { listRevisions, type Revision, recordRevision } from './revision.service.ts';
