import { z } from 'zod';
import { sectors } from '#features/vocabularies/index.ts';
import { type Organisation, organisationPaths, type PublicSite } from './index.ts';

/** What other systems are told of organisations: the shapes, and how they are made of records. */
