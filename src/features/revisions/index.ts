export {
  findRevision,
  findRevisionAt,
  groupRevisions,
  isRevisedByPeopleSince,
  listRevisions,
  pageOfRevisions,
  type Revision,
  recordRevision,
  recordRevisions,
} from './revision.service.ts';
export { findSuccessor, forgetSuccessor, noteSuccessor } from './successors.ts';
