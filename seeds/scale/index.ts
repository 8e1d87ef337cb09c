export { type FillProgress, fillAtScale, scaleListingKey, scaleReason, scaleSource } from './fill.ts';
export { createRandom, type Random } from './random.ts';
