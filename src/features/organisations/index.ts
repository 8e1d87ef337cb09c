export * from './organisation.model.ts';
