-- What db/migrations make of an empty database: to read, and to see in a diff what a migration changes.
-- Rewritten by: CONTENTAPI_UPDATE=1 dotnet test --filter SchemaTests

create schema content;
grant usage on schema content to contentapi_editor;
comment on schema content is 'The editorial store: every document and edition, drafts included. Readers see schema published.';

create table content.act (
    id bigint generated always as identity not null,
    edition bigint not null,
    kind text not null,
    person text not null,
    happened_on date not null,
    next_on date,
    release integer not null,
    recorded_at timestamp with time zone not null default now(),
    recorded_by text not null default SESSION_USER,
    constraint act_check CHECK ((next_on > happened_on)),
    constraint act_check1 CHECK (((kind = 'review'::text) OR (next_on IS NULL))),
    constraint act_edition_fkey FOREIGN KEY (edition) REFERENCES content.edition(id),
    constraint act_kind_check CHECK ((kind = ANY (ARRAY['approval'::text, 'review'::text]))),
    constraint act_person_check CHECK ((btrim(person) <> ''::text)),
    constraint act_pkey PRIMARY KEY (id)
);
CREATE INDEX act_edition_idx ON content.act USING btree (edition);
CREATE TRIGGER date_act BEFORE INSERT ON content.act FOR EACH ROW EXECUTE FUNCTION content.date_act();
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.act FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant select on content.act to contentapi_editor;
comment on table content.act is 'What people did to an edition: a second person''s approval, a medical review. Claims about a text are derived from these rows and from nothing else. Only the database''s owner can add one.';
comment on column content.act.next_on is 'The day on which the next review is due.';
comment on column content.act.release is 'The first release that may tell it: the next one when it was recorded. Readers are told when a release changes its topic.';

create table content.audit (
    id bigint generated always as identity not null,
    at timestamp with time zone not null default now(),
    actor text not null default SESSION_USER,
    action text not null,
    detail jsonb not null,
    constraint audit_pkey PRIMARY KEY (id)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.audit FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant insert, select on content.audit to contentapi_editor;
comment on table content.audit is 'Who did what.';

create table content.block (
    edition bigint not null,
    "position" integer not null,
    id text not null,
    type text not null,
    requires text[] not null,
    content jsonb not null,
    digest text not null,
    constraint block_digest_check CHECK ((digest ~ '^sha256:[0-9a-f]{64}$'::text)),
    constraint block_edition_fkey FOREIGN KEY (edition) REFERENCES content.section_edition(edition),
    constraint block_edition_id_key UNIQUE (edition, id),
    constraint block_id_check CHECK (((id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(id) >= 2))),
    constraint block_pkey PRIMARY KEY (edition, "position"),
    constraint block_position_check CHECK (("position" > 0)),
    constraint block_type_check CHECK ((type = ANY (ARRAY['paragraph'::text, 'list'::text])))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.block FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.block REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.block to contentapi_editor;
comment on column content.block.content is 'Spans, or items with their spans; markers as cited keys.';
comment on column content.block.requires is 'Ids of blocks of this edition that must be shown wherever this one is.';

create table content.citation_edition (
    edition bigint not null,
    kind text not null default 'citation'::text,
    key text not null,
    csl jsonb not null,
    text text not null,
    constraint citation_edition_edition_kind_fkey FOREIGN KEY (edition, kind) REFERENCES content.edition(id, kind),
    constraint citation_edition_kind_check CHECK ((kind = 'citation'::text)),
    constraint citation_edition_pkey PRIMARY KEY (edition)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.citation_edition FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.citation_edition REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.citation_edition to contentapi_editor;
comment on column content.citation_edition.text is 'The reference exactly as printed, without its list number.';

create table content.criterion_edition (
    edition bigint not null,
    kind text not null default 'eligibility-criterion'::text,
    role text not null,
    applies_to text,
    as_of date,
    constraint criterion_edition_edition_kind_fkey FOREIGN KEY (edition, kind) REFERENCES content.edition(id, kind),
    constraint criterion_edition_kind_check CHECK ((kind = 'eligibility-criterion'::text)),
    constraint criterion_edition_pkey PRIMARY KEY (edition),
    constraint criterion_edition_role_check CHECK ((role = ANY (ARRAY['indication'::text, 'prescriber'::text, 'pre-treatment-check'::text, 'monitoring'::text, 'self-care'::text, 'when-to-seek-care'::text, 'safeguard'::text])))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.criterion_edition FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.criterion_edition REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.criterion_edition to contentapi_editor;

create table content.document (
    id uuid not null,
    kind text not null,
    locale text not null,
    topic uuid not null,
    created_at timestamp with time zone not null default now(),
    constraint document_check CHECK (((kind = 'topic'::text) = (topic = id))),
    constraint document_id_kind_key UNIQUE (id, kind),
    constraint document_id_locale_key UNIQUE (id, locale),
    constraint document_kind_check CHECK ((kind = ANY (ARRAY['topic'::text, 'section'::text, 'faq'::text, 'eligibility-criterion'::text, 'citation'::text]))),
    constraint document_locale_check CHECK ((locale ~ '^[a-z]{2,3}(-[A-Z]{2})?$'::text)),
    constraint document_pkey PRIMARY KEY (id),
    constraint document_topic_locale_fkey FOREIGN KEY (topic, locale) REFERENCES content.document(id, locale)
);
CREATE INDEX document_topic_idx ON content.document USING btree (topic);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.document FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant insert, select on content.document to contentapi_editor;
comment on table content.document is 'The lasting identity of a piece of content; its UUID is written in its package.';
comment on column content.document.topic is 'The topic that it belongs to; a topic belongs to itself.';

create table content.edition (
    id bigint generated always as identity not null,
    document uuid not null,
    kind text not null,
    number integer not null,
    slug text not null,
    digest text not null,
    created_at timestamp with time zone not null default now(),
    created_by text not null default SESSION_USER,
    created_in xid8 not null default pg_current_xact_id(),
    constraint edition_digest_check CHECK ((digest ~ '^sha256:[0-9a-f]{64}$'::text)),
    constraint edition_document_kind_fkey FOREIGN KEY (document, kind) REFERENCES content.document(id, kind),
    constraint edition_document_number_key UNIQUE (document, number),
    constraint edition_id_document_key UNIQUE (id, document),
    constraint edition_id_kind_key UNIQUE (id, kind),
    constraint edition_number_check CHECK ((number > 0)),
    constraint edition_pkey PRIMARY KEY (id),
    constraint edition_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
CREATE INDEX edition_document_digest_idx ON content.edition USING btree (document, digest);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.edition FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant insert, select on content.edition to contentapi_editor;
comment on table content.edition is 'One wording of a document. Its approved fields stand in the table of its kind.';
comment on column content.edition.created_in is 'The transaction that made it: an edition is written whole, in one.';
comment on column content.edition.digest is 'SHA-256 over the RFC 8785 JSON of every approved field (docs/digest.md).';

create table content.faq_edition (
    edition bigint not null,
    kind text not null default 'faq'::text,
    question text not null,
    constraint faq_edition_edition_kind_fkey FOREIGN KEY (edition, kind) REFERENCES content.edition(id, kind),
    constraint faq_edition_kind_check CHECK ((kind = 'faq'::text)),
    constraint faq_edition_pkey PRIMARY KEY (edition)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.faq_edition FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.faq_edition REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.faq_edition to contentapi_editor;

create table content.freshness (
    id bigint generated always as identity not null,
    proof text not null,
    made_at timestamp with time zone not null default now(),
    constraint freshness_pkey PRIMARY KEY (id)
);
CREATE TRIGGER notify_freshness AFTER INSERT ON content.freshness FOR EACH STATEMENT EXECUTE FUNCTION content.notify_freshness();
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.freshness FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant insert, select on content.freshness to contentapi_editor;
comment on table content.freshness is 'Signed statements that a release is the current one: compact JWS (docs/proof.md). Readers verify them and use the latest.';

create table content.key_revocation (
    key text not null,
    revoked_at timestamp with time zone not null,
    reason text not null,
    made_at timestamp with time zone not null default now(),
    constraint key_revocation_key_fkey FOREIGN KEY (key) REFERENCES content.signing_key(id),
    constraint key_revocation_pkey PRIMARY KEY (key),
    constraint key_revocation_reason_check CHECK ((reason <> ''::text))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.key_revocation FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant select on content.key_revocation to contentapi_editor;
comment on table content.key_revocation is 'Keys that are not to be believed any more: for nothing that they signed at that time or later.';

create view content.live as
 SELECT live_in.document,
    live_in.kind,
    live_in.topic,
    live_in.edition,
    live_in.release
   FROM content.live_in(( SELECT max(release.number) AS max
           FROM content.release)) live_in(document, kind, topic, edition, release);
grant select on content.live to contentapi_editor;
comment on view content.live is 'Each document that the last release shows, its edition, and the release in which its resource last changed.';

create table content.part (
    edition bigint not null,
    block text not null,
    id text not null,
    digest text not null,
    constraint part_digest_check CHECK ((digest ~ '^sha256:[0-9a-f]{64}$'::text)),
    constraint part_edition_block_fkey FOREIGN KEY (edition, block) REFERENCES content.block(edition, id),
    constraint part_id_check CHECK (((id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(id) >= 2))),
    constraint part_pkey PRIMARY KEY (edition, id)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.part FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.part REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.part to contentapi_editor;
comment on table content.part is 'A list item, or a passage: what can be pointed at in a block.';

create table content.quote (
    edition bigint not null,
    "position" integer not null,
    document uuid not null,
    kind text not null default 'section'::text,
    block text not null,
    focus text,
    digest text not null,
    constraint quote_digest_check CHECK ((digest ~ '^sha256:[0-9a-f]{64}$'::text)),
    constraint quote_document_kind_fkey FOREIGN KEY (document, kind) REFERENCES content.document(id, kind),
    constraint quote_edition_fkey FOREIGN KEY (edition) REFERENCES content.edition(id),
    constraint quote_kind_check CHECK ((kind = 'section'::text)),
    constraint quote_pkey PRIMARY KEY (edition, "position"),
    constraint quote_position_check CHECK (("position" > 0))
);
CREATE INDEX quote_document_idx ON content.quote USING btree (document);
CREATE CONSTRAINT TRIGGER check_quote AFTER INSERT ON content.quote DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION content.check_quote();
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.quote FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.quote REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.quote to contentapi_editor;
comment on table content.quote is 'What a FAQ or criterion shows: a section''s block, pinned by the digest it had when approved.';

create table content.release (
    number integer not null,
    published_at timestamp with time zone not null,
    severity text not null,
    note text,
    published_by text not null default SESSION_USER,
    created_in xid8 not null default pg_current_xact_id(),
    proof text,
    previous integer,
    constraint release_check CHECK ((previous < number)),
    constraint release_is_signed CHECK ((proof IS NOT NULL)) NOT VALID,
    constraint release_number_check CHECK ((number > 0)),
    constraint release_pkey PRIMARY KEY (number),
    constraint release_previous_fkey FOREIGN KEY (previous) REFERENCES content.release(number),
    constraint release_published_at_check CHECK ((published_at = date_trunc('second'::text, published_at))),
    constraint release_severity_check CHECK ((severity = ANY (ARRAY['editorial'::text, 'clinical'::text, 'safety'::text])))
);
CREATE TRIGGER check_next_release BEFORE INSERT ON content.release FOR EACH ROW EXECUTE FUNCTION content.check_next_release();
CREATE CONSTRAINT TRIGGER check_release AFTER INSERT ON content.release DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION content.check_release();
CREATE TRIGGER notify_release AFTER INSERT ON content.release REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.notify_release();
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.release FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant insert, select on content.release to contentapi_editor;
comment on table content.release is 'An immutable, numbered publication: the latest release_change up to its number of each document.';
comment on column content.release.created_in is 'The transaction that made it: its changes are added there or never.';
comment on column content.release.previous is 'The release that it follows. Numbers between the two are void: they were written without a valid signature, and nobody reads them.';
comment on column content.release.proof is 'Its signed record: a compact JWS (docs/proof.md).';
comment on column content.release.published_at is 'Whole seconds, later than the release before: HTTP dates tell releases apart.';

create table content.release_change (
    release integer not null,
    document uuid not null,
    edition bigint,
    severity text not null,
    reason text,
    replacement uuid,
    proof text,
    constraint change_is_signed CHECK ((proof IS NOT NULL)) NOT VALID,
    constraint release_change_check CHECK (((edition IS NOT NULL) OR (reason IS NOT NULL))),
    constraint release_change_check1 CHECK (((edition IS NULL) OR (replacement IS NULL))),
    constraint release_change_document_fkey FOREIGN KEY (document) REFERENCES content.document(id),
    constraint release_change_edition_document_fkey FOREIGN KEY (edition, document) REFERENCES content.edition(id, document),
    constraint release_change_pkey PRIMARY KEY (release, document),
    constraint release_change_release_fkey FOREIGN KEY (release) REFERENCES content.release(number),
    constraint release_change_replacement_fkey FOREIGN KEY (replacement) REFERENCES content.document(id),
    constraint release_change_severity_check CHECK ((severity = ANY (ARRAY['editorial'::text, 'clinical'::text, 'safety'::text])))
);
CREATE INDEX release_change_document_release_idx ON content.release_change USING btree (document, release);
CREATE INDEX release_change_edition_idx ON content.release_change USING btree (edition);
CREATE TRIGGER check_changes AFTER INSERT ON content.release_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.check_changes();
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.release_change FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant insert, select on content.release_change to contentapi_editor;
comment on table content.release_change is 'One row for each document whose resource differs from the release before. Edition null: gone.';
comment on column content.release_change.proof is 'The signed record of what the resource shows since this release; of a document that is gone, its signed tombstone: a compact JWS (docs/proof.md).';

create table content.section_citation (
    edition bigint not null,
    key text not null,
    document uuid not null,
    kind text not null default 'citation'::text,
    constraint section_citation_document_kind_fkey FOREIGN KEY (document, kind) REFERENCES content.document(id, kind),
    constraint section_citation_edition_fkey FOREIGN KEY (edition) REFERENCES content.section_edition(edition),
    constraint section_citation_kind_check CHECK ((kind = 'citation'::text)),
    constraint section_citation_pkey PRIMARY KEY (edition, key)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.section_citation FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.section_citation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.section_citation to contentapi_editor;
comment on table content.section_citation is 'Which citation each key in the section''s markers means.';

create table content.section_edition (
    edition bigint not null,
    kind text not null default 'section'::text,
    title text not null,
    constraint section_edition_edition_kind_fkey FOREIGN KEY (edition, kind) REFERENCES content.edition(id, kind),
    constraint section_edition_kind_check CHECK ((kind = 'section'::text)),
    constraint section_edition_pkey PRIMARY KEY (edition)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.section_edition FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.section_edition REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.section_edition to contentapi_editor;

create table content.signing_key (
    id text not null,
    x text not null,
    y text not null,
    announced timestamp with time zone not null default now(),
    purpose text not null default 'release'::text,
    constraint signing_key_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{43}$'::text)),
    constraint signing_key_pkey PRIMARY KEY (id),
    constraint signing_key_purpose_check CHECK ((purpose = ANY (ARRAY['release'::text, 'freshness'::text]))),
    constraint signing_key_x_check CHECK ((x ~ '^[A-Za-z0-9_-]{43}$'::text)),
    constraint signing_key_y_check CHECK ((y ~ '^[A-Za-z0-9_-]{43}$'::text))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.signing_key FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant select on content.signing_key to contentapi_editor;
comment on table content.signing_key is 'The public half of every key that signs or will: a point of the curve P-256, in base64url; id is its thumbprint (RFC 7638). None is ever taken away: old releases stay verifiable.';
comment on column content.signing_key.purpose is 'What it signs: releases, or statements that a release is current. It is believed for nothing else.';

create table content.slug (
    locale text not null,
    kind text not null,
    slug text not null,
    document uuid not null,
    constraint slug_document_kind_fkey FOREIGN KEY (document, kind) REFERENCES content.document(id, kind),
    constraint slug_pkey PRIMARY KEY (locale, kind, slug)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.slug FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
grant select on content.slug to contentapi_editor;
comment on table content.slug is 'Every slug that was ever released, and whose it stays.';

create table content.topic_coding (
    edition bigint not null,
    "position" integer not null,
    system text not null,
    code text not null,
    display text not null,
    constraint topic_coding_edition_fkey FOREIGN KEY (edition) REFERENCES content.topic_edition(edition),
    constraint topic_coding_pkey PRIMARY KEY (edition, "position"),
    constraint topic_coding_position_check CHECK (("position" > 0))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.topic_coding FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.topic_coding REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.topic_coding to contentapi_editor;

create table content.topic_concern (
    edition bigint not null,
    "position" integer not null,
    document uuid not null,
    block text,
    text text not null,
    since date not null,
    constraint topic_concern_document_fkey FOREIGN KEY (document) REFERENCES content.document(id),
    constraint topic_concern_edition_fkey FOREIGN KEY (edition) REFERENCES content.topic_edition(edition),
    constraint topic_concern_pkey PRIMARY KEY (edition, "position"),
    constraint topic_concern_position_check CHECK (("position" > 0)),
    constraint topic_concern_text_check CHECK ((btrim(text) <> ''::text))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.topic_concern FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.topic_concern REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.topic_concern to contentapi_editor;
comment on table content.topic_concern is 'Notices of concern: the publisher''s words about the topic, a section or a block, shown with it. Part of the topic''s approved wording.';
comment on column content.topic_concern.block is 'Null: the whole document.';

create table content.topic_edition (
    edition bigint not null,
    kind text not null default 'topic'::text,
    title text not null,
    jurisdiction text not null,
    audience text not null,
    owner text,
    licence text,
    attribution text,
    max_offline text not null,
    notice text,
    constraint topic_edition_edition_kind_fkey FOREIGN KEY (edition, kind) REFERENCES content.edition(id, kind),
    constraint topic_edition_kind_check CHECK ((kind = 'topic'::text)),
    constraint topic_edition_pkey PRIMARY KEY (edition)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.topic_edition FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.topic_edition REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.topic_edition to contentapi_editor;
comment on column content.topic_edition.max_offline is 'ISO 8601 duration: how long a copy may be shown offline.';

create table content.topic_member (
    edition bigint not null,
    "position" integer not null,
    document uuid not null,
    kind text not null,
    parent uuid,
    constraint topic_member_document_kind_fkey FOREIGN KEY (document, kind) REFERENCES content.document(id, kind),
    constraint topic_member_edition_document_key UNIQUE (edition, document),
    constraint topic_member_edition_fkey FOREIGN KEY (edition) REFERENCES content.topic_edition(edition),
    constraint topic_member_edition_parent_fkey FOREIGN KEY (edition, parent) REFERENCES content.topic_member(edition, document),
    constraint topic_member_kind_check CHECK ((kind <> 'topic'::text)),
    constraint topic_member_pkey PRIMARY KEY (edition, "position"),
    constraint topic_member_position_check CHECK (("position" > 0))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.topic_member FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.topic_member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.topic_member to contentapi_editor;
comment on table content.topic_member is 'A topic''s documents in reading order; a citation''s place among citations is its number.';

create table content.topic_synonym (
    edition bigint not null,
    "position" integer not null,
    term text not null,
    finds text[] not null,
    constraint topic_synonym_edition_fkey FOREIGN KEY (edition) REFERENCES content.topic_edition(edition),
    constraint topic_synonym_finds_check CHECK ((cardinality(finds) > 0)),
    constraint topic_synonym_pkey PRIMARY KEY (edition, "position"),
    constraint topic_synonym_position_check CHECK (("position" > 0))
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON content.topic_synonym FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_change();
CREATE TRIGGER refuse_late_rows AFTER INSERT ON content.topic_synonym REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION content.refuse_late_rows();
grant insert, select on content.topic_synonym to contentapi_editor;
comment on table content.topic_synonym is 'What people type, and the words of the text that a search for it finds too. Part of the topic''s approved wording.';
create schema migration;
comment on schema migration is 'What was applied to this database, kept by the verb migrate.';

create table migration.script (
    number integer not null,
    name text not null,
    digest text not null,
    applied_at timestamp with time zone not null default now(),
    constraint script_name_key UNIQUE (name),
    constraint script_number_check CHECK ((number > 0)),
    constraint script_pkey PRIMARY KEY (number)
);
create schema published;
grant usage on schema published to contentapi_editor;
grant usage on schema published to contentapi_reader;
comment on schema published is 'Released content: all that the role contentapi_reader may read.';

create view published.act with (security_barrier=true) as
 SELECT id,
    edition,
    kind,
    person,
    happened_on,
    next_on,
    release
   FROM content.act
  WHERE ((EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = act.edition))) AND (EXISTS ( SELECT
           FROM (((content.edition
             JOIN content.document acted ON ((acted.id = edition.document)))
             JOIN content.document ON ((document.topic = acted.topic)))
             JOIN content.release_change ON (((release_change.document = document.id) AND (release_change.release >= act.release))))
          WHERE (edition.id = act.edition))));
grant select on published.act to contentapi_editor;
grant select on published.act to contentapi_reader;
comment on view published.act is 'The acts that a release tells.';

create view published.block with (security_barrier=true) as
 SELECT edition,
    "position",
    id,
    type,
    requires,
    content,
    digest
   FROM content.block
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = block.edition)));
grant select on published.block to contentapi_editor;
grant select on published.block to contentapi_reader;

create view published.citation_edition with (security_barrier=true) as
 SELECT edition,
    key,
    csl,
    text
   FROM content.citation_edition
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = citation_edition.edition)));
grant select on published.citation_edition to contentapi_editor;
grant select on published.citation_edition to contentapi_reader;

create view published.criterion_edition with (security_barrier=true) as
 SELECT edition,
    role,
    applies_to,
    as_of
   FROM content.criterion_edition
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = criterion_edition.edition)));
grant select on published.criterion_edition to contentapi_editor;
grant select on published.criterion_edition to contentapi_reader;

create view published.document with (security_barrier=true) as
 SELECT id,
    kind,
    locale,
    topic
   FROM content.document
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.document = document.id)));
grant select on published.document to contentapi_editor;
grant select on published.document to contentapi_reader;
comment on view published.document is 'Every document that was ever released.';

create view published.edition with (security_barrier=true) as
 SELECT edition.id,
    edition.document,
    edition.kind,
    document.locale,
    edition.number,
    edition.slug,
    edition.digest
   FROM (content.edition
     JOIN content.document ON ((document.id = edition.document)))
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = edition.id)));
grant select on published.edition to contentapi_editor;
grant select on published.edition to contentapi_reader;
comment on view published.edition is 'Every edition that was ever released.';

create view published.faq_edition with (security_barrier=true) as
 SELECT edition,
    question
   FROM content.faq_edition
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = faq_edition.edition)));
grant select on published.faq_edition to contentapi_editor;
grant select on published.faq_edition to contentapi_reader;

create view published.freshness with (security_barrier=true) as
 SELECT id,
    proof
   FROM content.freshness;
grant select on published.freshness to contentapi_editor;
grant select on published.freshness to contentapi_reader;
comment on view published.freshness is 'Signed statements that a release is the current one.';

create view published.part with (security_barrier=true) as
 SELECT edition,
    block,
    id,
    digest
   FROM content.part
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = part.edition)));
grant select on published.part to contentapi_editor;
grant select on published.part to contentapi_reader;

create view published.quote with (security_barrier=true) as
 SELECT edition,
    "position",
    document,
    block,
    focus,
    digest
   FROM content.quote
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = quote.edition)));
grant select on published.quote to contentapi_editor;
grant select on published.quote to contentapi_reader;

create view published.release with (security_barrier=true) as
 SELECT number,
    published_at,
    severity,
    note,
    proof
   FROM content.release;
grant select on published.release to contentapi_editor;
grant select on published.release to contentapi_reader;
comment on view published.release is 'Every release.';

create view published.release_change with (security_barrier=true) as
 SELECT release,
    document,
    edition,
    severity,
    reason,
    replacement,
    proof
   FROM content.release_change;
grant select on published.release_change to contentapi_editor;
grant select on published.release_change to contentapi_reader;
comment on view published.release_change is 'What each release changed.';

create view published.schema_version with (security_barrier=true) as
 SELECT max(number) AS number
   FROM migration.script;
grant select on published.schema_version to contentapi_editor;
grant select on published.schema_version to contentapi_reader;
comment on view published.schema_version is 'The last script that was applied: what a program needs before it serves.';

create view published.section_citation with (security_barrier=true) as
 SELECT edition,
    key,
    document
   FROM content.section_citation
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = section_citation.edition)));
grant select on published.section_citation to contentapi_editor;
grant select on published.section_citation to contentapi_reader;

create view published.section_edition with (security_barrier=true) as
 SELECT edition,
    title
   FROM content.section_edition
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = section_edition.edition)));
grant select on published.section_edition to contentapi_editor;
grant select on published.section_edition to contentapi_reader;

create view published.signing_key with (security_barrier=true) as
 SELECT signing_key.id,
    signing_key.x,
    signing_key.y,
    signing_key.announced,
    signing_key.purpose,
    key_revocation.revoked_at AS revoked
   FROM (content.signing_key
     LEFT JOIN content.key_revocation ON ((key_revocation.key = signing_key.id)));
grant select on published.signing_key to contentapi_editor;
grant select on published.signing_key to contentapi_reader;
comment on view published.signing_key is 'The keys to verify with, those included that will sign later.';

create view published.slug with (security_barrier=true) as
 SELECT locale,
    kind,
    slug,
    document
   FROM content.slug;
grant select on published.slug to contentapi_editor;
grant select on published.slug to contentapi_reader;
comment on view published.slug is 'Every slug that was ever released, and whose it stays.';

create view published.topic_coding with (security_barrier=true) as
 SELECT edition,
    "position",
    system,
    code,
    display
   FROM content.topic_coding
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = topic_coding.edition)));
grant select on published.topic_coding to contentapi_editor;
grant select on published.topic_coding to contentapi_reader;

create view published.topic_concern with (security_barrier=true) as
 SELECT edition,
    "position",
    document,
    block,
    text,
    since
   FROM content.topic_concern
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = topic_concern.edition)));
grant select on published.topic_concern to contentapi_editor;
grant select on published.topic_concern to contentapi_reader;

create view published.topic_edition with (security_barrier=true) as
 SELECT edition,
    title,
    jurisdiction,
    audience,
    owner,
    licence,
    attribution,
    max_offline,
    notice
   FROM content.topic_edition
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = topic_edition.edition)));
grant select on published.topic_edition to contentapi_editor;
grant select on published.topic_edition to contentapi_reader;

create view published.topic_member with (security_barrier=true) as
 SELECT edition,
    "position",
    document,
    kind,
    parent
   FROM content.topic_member
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = topic_member.edition)));
grant select on published.topic_member to contentapi_editor;
grant select on published.topic_member to contentapi_reader;

create view published.topic_synonym with (security_barrier=true) as
 SELECT edition,
    "position",
    term,
    finds
   FROM content.topic_synonym
  WHERE (EXISTS ( SELECT
           FROM content.release_change
          WHERE (release_change.edition = topic_synonym.edition)));
grant select on published.topic_synonym to contentapi_editor;
grant select on published.topic_synonym to contentapi_reader;

CREATE OR REPLACE FUNCTION content.chain(last integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
    with recursive chain (number, previous) as (
        select release.number, release.previous from content.release where release.number = last
        union all
        select release.number, release.previous from content.release join chain on release.number = chain.previous
    )
    select chain.number from chain
$function$;
comment on function content.chain(integer) is 'A release and all that it follows, one after the other.';

CREATE OR REPLACE FUNCTION content.check_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ -- writes content.slug, which nobody else may
declare
    fault record;
begin
    select release.number into fault
    from added join content.release on release.number = added.release
    where release.created_in <> pg_current_xact_id() limit 1;
    if found then
        raise exception 'release % is complete: its changes are added in the transaction that makes it', fault.number
            using errcode = 'restrict_violation';
    end if;

    insert into content.slug (locale, kind, slug, document)
    select document.locale, edition.kind, edition.slug, edition.document
    from added join content.edition on edition.id = added.edition join content.document on document.id = edition.document
    on conflict do nothing;

    select slug.*, edition.document as claimant into fault
    from added join content.edition on edition.id = added.edition join content.document on document.id = edition.document
    join content.slug on slug.locale = document.locale and slug.kind = edition.kind and slug.slug = edition.slug
    where slug.document <> edition.document limit 1;
    if found then
        raise exception 'the slug % of document % belongs for ever to document %, which was released under it',
            fault.slug, fault.claimant, fault.document using errcode = 'unique_violation';
    end if;
    return null;
end
$function$;

CREATE OR REPLACE FUNCTION content.check_next_release()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
    next   integer := content.lock_publication();
    latest timestamptz := (select published_at from content.release where number = new.previous);
begin
    if new.number <> next then
        raise exception 'release % is not the next one, which is %', new.number, next using errcode = 'check_violation';
    end if;
    if new.published_at <= latest then
        raise exception 'release % is published at %, not later than the one before at %', new.number, new.published_at, latest
            using errcode = 'check_violation';
    end if;
    new.created_in := pg_current_xact_id();
    return new;
end
$function$;

CREATE OR REPLACE FUNCTION content.check_quote()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    -- An array and no join: it leaves the planner one way, by the document's few editions, whatever it believes of ids in common use.
    if not exists (
        select from content.block
        where block.edition = any (array(select edition.id from content.edition where edition.document = new.document))
          and block.id = new.block and block.digest = new.digest
          and (new.focus is null
               or exists (select from content.part where part.edition = block.edition and part.id = new.focus and part.block = new.block))
    ) then
        raise exception 'edition % quotes block %, focus %, of document %, which never had such words', new.edition, new.block, new.focus, new.document
            using errcode = 'foreign_key_violation';
    end if;
    return null;
end
$function$;

CREATE OR REPLACE FUNCTION content.check_release()
 RETURNS trigger
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
    documents uuid[];
    editions  bigint[];
    fault     text;
begin
    if not exists (select from content.release_change where release = new.number) then
        raise exception 'release % changes nothing', new.number using errcode = 'check_violation';
    end if;

    select array_agg(live.document), array_agg(live.edition) into documents, editions
    from content.live_in(new.number, array(
        select distinct document.topic from content.release_change join content.document on document.id = release_change.document
        where release_change.release = new.number)) live;

    select min(format('%s %s has no wording: nothing of its kind was written for edition %s', edition.kind, edition.document, edition.id)) into fault
    from unnest(editions) live (id) join content.edition using (id)
    where not exists (select from content.topic_edition where topic_edition.edition = edition.id)
      and not exists (select from content.section_edition where section_edition.edition = edition.id)
      and not exists (select from content.faq_edition where faq_edition.edition = edition.id)
      and not exists (select from content.criterion_edition where criterion_edition.edition = edition.id)
      and not exists (select from content.citation_edition where citation_edition.edition = edition.id);

    if fault is null then
        select min(format('%s %s stands in no live topic', document.kind, document.id)) into fault
        from unnest(documents) live (id) join content.document using (id)
        where document.kind <> 'topic'
          and not exists (
              select from unnest(documents, editions) topic (id, edition) join content.topic_member on topic_member.edition = topic.edition
              where topic.id = document.topic and topic_member.document = document.id);
    end if;

    if fault is null then
        select min(format('%s %s quotes block %s, focus %s, of document %s, which is not live with these words',
            document.kind, document.id, quote.block, quote.focus, quote.document)) into fault
        from unnest(documents, editions) live (id, edition) join content.quote on quote.edition = live.edition
        join content.document on document.id = live.id
        left join unnest(documents, editions) quoted (id, edition) on quoted.id = quote.document
        left join content.document section on section.id = quoted.id
        left join content.block on block.edition = quoted.edition and block.id = quote.block and block.digest = quote.digest
        left join content.part on part.edition = quoted.edition and part.block = quote.block and part.id = quote.focus
        where block.id is null or (quote.focus is not null and part.id is null) or section.topic <> document.topic;
    end if;

    if fault is null then
        select min(format('section %s cites %s, document %s, which is not live', document.id, section_citation.key, section_citation.document)) into fault
        from unnest(documents, editions) live (id, edition) join content.section_citation on section_citation.edition = live.edition
        join content.document on document.id = live.id
        left join unnest(documents) cited (id) on cited.id = section_citation.document
        left join content.document citation on citation.id = cited.id
        where citation.topic is distinct from document.topic;
    end if;

    if fault is not null then
        raise exception 'release % is not closed: %', new.number, fault using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$function$;

CREATE OR REPLACE FUNCTION content.date_act()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    new.release := content.lock_publication();
    return new;
end
$function$;

CREATE OR REPLACE FUNCTION content.live_in(last integer, topics uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(document uuid, kind text, topic uuid, edition bigint, release integer)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
    void integer[] := array(select number from content.release where number <= last except select content.chain(last));
begin
    return query
    select document.id, document.kind, document.topic, latest.edition, latest.release
    from content.document
    cross join lateral (
        select release_change.edition, release_change.release from content.release_change
        where release_change.document = document.id and release_change.release <= last and release_change.release <> all (void)
        order by release_change.release desc limit 1
    ) latest
    where latest.edition is not null and (topics is null or document.topic = any (topics));
end
$function$;
comment on function content.live_in(integer,uuid[]) is 'Each document of some topics (null: all) that a release shows, its edition, and the release in which its resource last changed.';

CREATE OR REPLACE FUNCTION content.lock_publication()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
    perform pg_advisory_xact_lock(hashtextextended('contentapi.publication', 0));
    return (select coalesce(max(number), 0) + 1 from content.release);
end
$function$;
comment on function content.lock_publication() is 'Waits until no other transaction publishes, and keeps others waiting until this one ends; returns the number of the next release. Read what is live after it, not before.';

CREATE OR REPLACE FUNCTION content.notify_freshness()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    perform pg_notify('contentapi_release', '');
    return null;
end
$function$;

CREATE OR REPLACE FUNCTION content.notify_release()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    perform pg_notify('contentapi_release', number::text) from added;
    return null;
end
$function$;

CREATE OR REPLACE FUNCTION content.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception '% of content.% is refused: what was written stays as it is; make a new edition or a new release', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION content.refuse_late_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
    late bigint;
begin
    select edition.id into late
    from added join content.edition on edition.id = added.edition
    where edition.created_in <> pg_current_xact_id()
       or exists (select from content.release_change where release_change.edition = edition.id)
    limit 1;

    if found then
        raise exception 'edition % is complete: rows of content.% are added in the transaction that makes it, before its release', late, tg_table_name
            using errcode = 'restrict_violation';
    end if;
    return null;
end
$function$;
