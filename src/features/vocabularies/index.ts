export * from './vocabulary.model.ts';
