export { counted, type Repetition, subjectOf, unitOf } from './arrangement.model.ts';
export { createConversationMoves } from './conversation-moves.ts';
export {
  advanceDemonstrationEnquiries,
  hasDemonstrationEnquiries,
  markDemonstrationEnquiries,
} from './demonstration-clock.ts';
export {
  answerDueOn,
  enquiryStates,
  foldEnquiry,
  helpfulness,
  isOver,
  type WaitsFor,
  waitsForAfter,
} from './enquiry.model.ts';
export { createEnquiryPost } from './enquiry.post.ts';
export { enquiryRoutes } from './enquiry.routes.tsx';
export { createEnquiryService, type EnquiryService } from './enquiry.service.ts';
export { createEnquirySweep, createUnansweredNote } from './enquiry.sweep.ts';
export { createExchangeBook, type ExchangeBook } from './exchange.book.ts';
export { besideListing, overdueQuestions, waitingConversations } from './panels.tsx';
export { daysToAnswer, workingDaysBetween } from './working-days.ts';
