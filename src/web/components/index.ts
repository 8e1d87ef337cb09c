/** The pieces that pages are made of. */
export * from './contact-lines.tsx';
export * from './done-notice.tsx';
export * from './entry.tsx';
export * from './facts.tsx';
export * from './fields.tsx';
export * from './filters.tsx';
export * from './form.tsx';
export * from './form-errors.tsx';
export * from './home.tsx';
export * from './key.tsx';
export * from './notices.tsx';
export * from './search-form.tsx';
export * from './sign.tsx';
export * from './table-region.tsx';
export * from './tabs.tsx';
export * from './version-side.tsx';
