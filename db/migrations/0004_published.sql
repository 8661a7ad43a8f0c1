-- What readers see: released content and nothing else. Columns are listed one by one, so that a new one is shown on purpose.
-- security_barrier: no condition that a reader writes is evaluated on a row that the view hides.

create schema published;
comment on schema published is 'Released content: all that the role contentapi_reader may read.';

create view published.release with (security_barrier) as
select release.number, release.published_at, release.severity, release.note
from content.release;
comment on view published.release is 'Every release.';

create view published.release_change with (security_barrier) as
select release_change.release, release_change.document, release_change.edition, release_change.severity, release_change.reason,
       release_change.replacement
from content.release_change;
comment on view published.release_change is 'What each release changed.';

create view published.slug with (security_barrier) as
select slug.locale, slug.kind, slug.slug, slug.document
from content.slug;
comment on view published.slug is 'Every slug that was ever released, and whose it stays.';

create view published.document with (security_barrier) as
select document.id, document.kind, document.locale, document.topic
from content.document
where exists (select from content.release_change where release_change.document = document.id);
comment on view published.document is 'Every document that was ever released.';

create view published.edition with (security_barrier) as
select edition.id, edition.document, edition.kind, document.locale, edition.number, edition.slug, edition.digest
from content.edition join content.document on document.id = edition.document
where exists (select from content.release_change where release_change.edition = edition.id);
comment on view published.edition is 'Every edition that was ever released.';

create view published.topic_edition with (security_barrier) as
select topic_edition.edition, topic_edition.title, topic_edition.jurisdiction, topic_edition.audience, topic_edition.owner,
       topic_edition.licence, topic_edition.attribution, topic_edition.vetting_text, topic_edition.vetting_arrangement,
       topic_edition.reviewer, topic_edition.reviewed_on, topic_edition.next_review_on, topic_edition.max_offline,
       topic_edition.notice
from content.topic_edition
where exists (select from content.release_change where release_change.edition = topic_edition.edition);

create view published.topic_coding with (security_barrier) as
select topic_coding.edition, topic_coding.position, topic_coding.system, topic_coding.code, topic_coding.display
from content.topic_coding
where exists (select from content.release_change where release_change.edition = topic_coding.edition);

create view published.topic_member with (security_barrier) as
select topic_member.edition, topic_member.position, topic_member.document, topic_member.kind, topic_member.parent
from content.topic_member
where exists (select from content.release_change where release_change.edition = topic_member.edition);

create view published.section_edition with (security_barrier) as
select section_edition.edition, section_edition.title
from content.section_edition
where exists (select from content.release_change where release_change.edition = section_edition.edition);

create view published.block with (security_barrier) as
select block.edition, block.position, block.id, block.type, block.requires, block.content, block.digest
from content.block
where exists (select from content.release_change where release_change.edition = block.edition);

create view published.part with (security_barrier) as
select part.edition, part.block, part.id, part.digest
from content.part
where exists (select from content.release_change where release_change.edition = part.edition);

create view published.section_citation with (security_barrier) as
select section_citation.edition, section_citation.key, section_citation.document
from content.section_citation
where exists (select from content.release_change where release_change.edition = section_citation.edition);

create view published.faq_edition with (security_barrier) as
select faq_edition.edition, faq_edition.question
from content.faq_edition
where exists (select from content.release_change where release_change.edition = faq_edition.edition);

create view published.criterion_edition with (security_barrier) as
select criterion_edition.edition, criterion_edition.role, criterion_edition.applies_to, criterion_edition.as_of
from content.criterion_edition
where exists (select from content.release_change where release_change.edition = criterion_edition.edition);

create view published.quote with (security_barrier) as
select quote.edition, quote.position, quote.document, quote.block, quote.focus, quote.digest
from content.quote
where exists (select from content.release_change where release_change.edition = quote.edition);

create view published.citation_edition with (security_barrier) as
select citation_edition.edition, citation_edition.key, citation_edition.csl, citation_edition.text
from content.citation_edition
where exists (select from content.release_change where release_change.edition = citation_edition.edition);

create view published.schema_version with (security_barrier) as
select max(script.number) as number
from migration.script;
comment on view published.schema_version is 'The last script that was applied: what a program needs before it serves.';

grant usage on schema published to contentapi_reader, contentapi_editor;
grant select on all tables in schema published to contentapi_reader, contentapi_editor;
