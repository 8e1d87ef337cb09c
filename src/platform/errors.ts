/**
 * The errors that the product raises on purpose. Each carries the HTTP status it deserves and a stable
 * code; whatever is not one of these is unforeseen and becomes a 500 with a reference number.
 */
export abstract class AppError extends Error {
  abstract readonly status: number;
  abstract readonly code: string;
}

/** There is no such record, or this person may not know of it. */
export class NotFoundError extends AppError {
  override readonly name = 'NotFoundError';
  readonly status = 404;
  readonly code = 'not-found';
}

/** The person is known but may not do this. */
export class ForbiddenError extends AppError {
  override readonly name: string = 'ForbiddenError';
  readonly status = 403;
  readonly code = 'forbidden';
}

/** They could, if they belonged to an organisation. */
export class NoOrganisationError extends ForbiddenError {
  override readonly name = 'NoOrganisationError';
}

/** Somebody else changed the record in the meantime. */
export class ConflictError extends AppError {
  override readonly name = 'ConflictError';
  readonly status = 409;
  readonly code = 'conflict';
}

/** A business rule that concerns one field; the message is shown beside it. */
export class RuleError extends AppError {
  override readonly name = 'RuleError';
  readonly status = 422;
  readonly code = 'rule';
  readonly field: string;
  constructor(field: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.field = field;
  }
}

/** Something we depend on is away for the moment: a locked database, a full disk. */
export class UnavailableError extends AppError {
  override readonly name = 'UnavailableError';
  readonly status = 503;
  readonly code = 'unavailable';
  /** Seconds after which asking again makes sense. */
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds = 5, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Asked for more often than one person needs; asking again makes sense after a while. */
export class TooManyRequestsError extends AppError {
  override readonly name = 'TooManyRequestsError';
  readonly status = 429;
  readonly code = 'too-many-requests';
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
