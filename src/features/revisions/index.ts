export {
  findRevision,
  listRevisions,
  pageOfRevisions,
  type Revision,
  recordRevision,
} from './revision.service.ts';
