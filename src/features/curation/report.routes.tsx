import type { Router } from 'express';
import { z } from 'zod';
import type { ListingService } from '#features/listings/index.ts';
import type { OrganisationService } from '#features/organisations/index.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import { type RawInput, single, typedText } from '#web/input.ts';
import { sitePaths, withQuery } from '#web/paths.ts';
import { type HtmlReply, html, type InputError, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { curationPaths } from './curation.paths.ts';
import { longestReach, longestReport, type ReportType, reportTypes } from './report.model.ts';
import type { ReportService } from './report.service.ts';
import type { ReviewSubject } from './review.model.ts';
import { ReportPage, ReportThanksPage } from './views/report-page.tsx';

const reportInput = z.object({
  slug: z.string().max(200).default(''),
  type: single(z.enum(reportTypes).default('correction').catch('correction')),
});

const reportForm = z.object({
  type: single(z.enum(reportTypes, 'Choose what it is')),
  words: single(
    z
      .string()
      .trim()
      .min(1, 'Say what is wrong')
      .max(longestReport, `Use ${longestReport} characters or fewer`),
  ),
  reach: single(z.string().trim().max(longestReach, `Use ${longestReach} characters or fewer`).default('')),
  began: single(z.string().max(200).default('')),
  website: single(z.string().max(1000).default('')),
});

const thanksInput = z.object({
  about: single(
    z
      .string()
      .regex(/^\/(listings|organisations)\/[a-z0-9-]{1,200}$/)
      .optional()
      .catch(undefined),
  ),
});

/** A record that can be reported: what it is called, and where it stands. */
interface Reported {
  subject: ReviewSubject;
  title: string;
  /** Of its public page. */
  path: string;
  /** Where its report is posted to. */
  reportPath: string;
  /** An example of what to write. */
  hint: string;
  /** Whether whoever writes may say where they want an answer: of an entry, its page shows what came of it. */
  asksHowToReach?: boolean;
}

/** "Suggest a correction" and "Report a problem", for everybody. */
export function reportRoutes(
  router: Router,
  given: { listings: ListingService; organisations: OrganisationService; reports: ReportService },
): void {
  const kinds: readonly { pattern: string; log: string; find: (slug: string) => Reported }[] = [
    {
      pattern: curationPaths.listingReportPattern,
      log: 'report-listing',
      find(slug) {
        const { rowId, title } = given.listings.getPublicBySlug(slug);
        return {
          subject: { type: 'listing', rowId },
          title,
          path: curationPaths.listing(slug),
          reportPath: curationPaths.listingReport(slug),
          hint: 'For example: the lunch club now meets on Wednesdays.',
        };
      },
    },
    {
      pattern: curationPaths.organisationReportPattern,
      log: 'report-organisation',
      find(slug) {
        const { rowId, name } = given.organisations.getBySlug(slug);
        return {
          subject: { type: 'organisation', rowId },
          title: name,
          path: curationPaths.organisation(slug),
          reportPath: curationPaths.organisationReport(slug),
          hint: 'For example: they have moved to Houndgate.',
        };
      },
    },
    {
      pattern: sitePaths.reportProblem,
      log: 'report-directory',
      find: () => ({
        subject: { type: 'page', rowId: 0 },
        title: 'Borough Exchange',
        path: sitePaths.home,
        reportPath: sitePaths.reportProblem,
        hint: 'For example: on the page with all themes, the last link leads nowhere.',
        asksHowToReach: true,
      }),
    },
  ];

  for (const { pattern, log, find } of kinds) {
    page(
      router,
      { path: pattern, permission: 'directory.read', input: reportInput, log },
      ({ input, site }) => {
        if (!input.ok) throw new NotFoundError('No such record');
        return reply(site, find(input.value.slug), { type: input.value.type });
      },
    );
    action(
      router,
      {
        path: pattern,
        permission: 'directory.read',
        input: reportInput,
        form: reportForm,
        log: `${log}-sent`,
      },
      ({ input, form, site, actor, request }) => {
        if (!input.ok) throw new NotFoundError('No such record');
        const reported = find(input.value.slug);
        const typed = typedIn(form.raw, input.value.type);
        if (!form.ok) return reply(site, reported, { ...typed, errors: form.errors });
        const { type, words, reach, began, website } = form.value;
        const { network } = request;
        try {
          given.reports.report(actor, {
            type,
            subject: reported.subject,
            words,
            // Where the form doesn’t ask, nothing is kept.
            reach: reported.asksHowToReach ? reach : '',
            began,
            trap: website,
            network,
          });
        } catch (error) {
          if (!(error instanceof RuleError)) throw error;
          const errors = [{ parameter: error.field, message: error.message }];
          return reply(site, reported, { ...typed, errors });
        }
        const about = reported.subject.type === 'page' ? null : reported.path;
        return redirect(withQuery(curationPaths.reportThanks, { about }));
      },
    );
  }

  page(
    router,
    {
      path: curationPaths.reportThanks,
      permission: 'directory.read',
      input: thanksInput,
      log: 'report-thanks',
    },
    ({ input, site }) =>
      html(<ReportThanksPage site={site} back={input.ok ? input.value.about : undefined} />),
  );

  function reply(
    site: Site,
    { title, path, reportPath, hint, asksHowToReach = false }: Reported,
    typed: {
      type: ReportType;
      words?: string;
      reach?: string;
      began?: string;
      errors?: readonly InputError[];
    },
  ): HtmlReply {
    const { errors = [] } = typed;
    return html(
      <ReportPage
        site={site}
        title={title}
        path={path}
        action={reportPath}
        hint={hint}
        type={typed.type}
        words={typed.words ?? ''}
        reach={asksHowToReach ? (typed.reach ?? '') : null}
        // What came back is kept, so that sending it again a little later is in time.
        began={typed.began ?? given.reports.beginForm()}
        errors={errors}
      />,
      { status: errors.length === 0 ? 200 : 422 },
    );
  }

  /** What was typed, with a note of when the form was opened that can be used again. */
  function typedIn(raw: RawInput, usual: ReportType) {
    const last = (name: string) => typedText(raw, name);
    const type = reportTypes.find((each) => each === last('type')) ?? usual;
    return {
      type,
      words: last('words'),
      reach: last('reach'),
      began: given.reports.continueForm(last('began')),
    };
  }
}
