-- Documents, their editions, and the releases that publish them.
-- Everything here is append-only: whether an edition is current, superseded or withdrawn is read from release_change.

create schema content;
comment on schema content is 'The editorial store: every document and edition, drafts included. Readers see schema published.';

create table content.document (
    id         uuid primary key,
    kind       text not null check (kind in ('topic', 'section', 'faq', 'eligibility-criterion', 'citation')),
    locale     text not null check (locale ~ '^[a-z]{2,3}(-[A-Z]{2})?$'),
    topic      uuid not null,
    created_at timestamptz not null default now(),
    unique (id, kind),
    unique (id, locale),
    foreign key (topic, locale) references content.document (id, locale),
    check ((kind = 'topic') = (topic = id))
);
comment on table content.document is 'The lasting identity of a piece of content; its UUID is written in its package.';
comment on column content.document.topic is 'The topic that it belongs to; a topic belongs to itself.';
create index on content.document (topic);

create table content.edition (
    id         bigint generated always as identity primary key,
    document   uuid not null,
    kind       text not null,
    number     integer not null check (number > 0),
    slug       text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    digest     text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    created_at timestamptz not null default now(),
    created_by text not null default session_user,
    created_in xid8 not null default pg_current_xact_id(),
    foreign key (document, kind) references content.document (id, kind),
    unique (id, kind),
    unique (id, document),
    unique (document, number),
    unique (document, digest)
);
comment on table content.edition is 'One wording of a document. Its approved fields stand in the table of its kind.';
comment on column content.edition.created_in is 'The transaction that made it: an edition is written whole, in one.';
comment on column content.edition.digest is 'SHA-256 over the RFC 8785 JSON of every approved field (docs/digest.md).';

create table content.topic_edition (
    edition             bigint primary key,
    kind                text not null default 'topic' check (kind = 'topic'),
    title               text not null,
    jurisdiction        text not null,
    audience            text not null,
    owner               text,
    licence             text,
    attribution         text,
    vetting_text        text not null check (vetting_text in ('supplied', 'four-eyes')),
    vetting_arrangement text not null check (vetting_arrangement in ('unreviewed', 'four-eyes')),
    reviewer            text,
    reviewed_on         date,
    next_review_on      date,
    max_offline         text not null,
    notice              text,
    foreign key (edition, kind) references content.edition (id, kind)
);
comment on column content.topic_edition.max_offline is 'ISO 8601 duration: how long a copy may be shown offline.';

create table content.topic_coding (
    edition  bigint not null references content.topic_edition (edition),
    position integer not null check (position > 0),
    system   text not null,
    code     text not null,
    display  text not null,
    primary key (edition, position)
);

create table content.topic_member (
    edition  bigint not null references content.topic_edition (edition),
    position integer not null check (position > 0),
    document uuid not null,
    kind     text not null check (kind <> 'topic'),
    parent   uuid,
    primary key (edition, position),
    unique (edition, document),
    foreign key (document, kind) references content.document (id, kind),
    foreign key (edition, parent) references content.topic_member (edition, document)
);
comment on table content.topic_member is 'A topic''s documents in reading order; a citation''s place among citations is its number.';

create table content.section_edition (
    edition bigint primary key,
    kind    text not null default 'section' check (kind = 'section'),
    title   text not null,
    foreign key (edition, kind) references content.edition (id, kind)
);

create table content.block (
    edition  bigint not null references content.section_edition (edition),
    position integer not null check (position > 0),
    id       text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) >= 2),
    type     text not null check (type in ('paragraph', 'list')),
    requires text[] not null,
    content  jsonb not null,
    digest   text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    primary key (edition, position),
    unique (edition, id)
);
comment on column content.block.content is 'Spans, or items with their spans; markers as cited keys.';

comment on column content.block.requires is 'Ids of blocks of this edition that must be shown wherever this one is.';

create table content.part (
    edition bigint not null,
    block   text not null,
    id      text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) >= 2),
    digest  text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    primary key (edition, id),
    foreign key (edition, block) references content.block (edition, id)
);

comment on table content.part is 'A list item, or a passage: what can be pointed at in a block.';

create table content.section_citation (
    edition  bigint not null references content.section_edition (edition),
    key      text not null,
    document uuid not null,
    kind     text not null default 'citation' check (kind = 'citation'),
    primary key (edition, key),
    foreign key (document, kind) references content.document (id, kind)
);

comment on table content.section_citation is 'Which citation each key in the section''s markers means.';

create table content.faq_edition (
    edition  bigint primary key,
    kind     text not null default 'faq' check (kind = 'faq'),
    question text not null,
    foreign key (edition, kind) references content.edition (id, kind)
);

create table content.criterion_edition (
    edition    bigint primary key,
    kind       text not null default 'eligibility-criterion' check (kind = 'eligibility-criterion'),
    role       text not null check (role in ('indication', 'prescriber', 'pre-treatment-check', 'safeguard')),
    applies_to text,
    as_of      date,
    foreign key (edition, kind) references content.edition (id, kind)
);

create table content.quote (
    edition  bigint not null references content.edition (id),
    position integer not null check (position > 0),
    document uuid not null,
    kind     text not null default 'section' check (kind = 'section'),
    block    text not null,
    focus    text,
    digest   text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    primary key (edition, position),
    foreign key (document, kind) references content.document (id, kind)
);
comment on table content.quote is 'What a FAQ or criterion shows: a section''s block, pinned by the digest it had when approved.';
create index on content.quote (document);

create table content.citation_edition (
    edition bigint primary key,
    kind    text not null default 'citation' check (kind = 'citation'),
    key     text not null,
    csl     jsonb not null,
    text    text not null,
    foreign key (edition, kind) references content.edition (id, kind)
);
comment on column content.citation_edition.text is 'The reference exactly as printed, without its list number.';

create table content.release (
    number       integer primary key check (number > 0),
    published_at timestamptz not null check (published_at = date_trunc('second', published_at)),
    severity     text not null check (severity in ('editorial', 'clinical', 'safety')),
    note         text,
    published_by text not null default session_user,
    created_in   xid8 not null default pg_current_xact_id()
);
comment on table content.release is 'An immutable, numbered publication: the latest release_change up to its number of each document.';
comment on column content.release.created_in is 'The transaction that made it: its changes are added there or never.';
comment on column content.release.published_at is 'Whole seconds, later than the release before: HTTP dates tell releases apart.';

create table content.release_change (
    release     integer not null references content.release (number),
    document    uuid not null references content.document (id),
    edition     bigint,
    severity    text not null check (severity in ('editorial', 'clinical', 'safety')),
    reason      text,
    replacement uuid references content.document (id),
    primary key (release, document),
    foreign key (edition, document) references content.edition (id, document),
    check (edition is not null or reason is not null),
    check (edition is null or replacement is null)
);
comment on table content.release_change is 'One row for each document whose resource differs from the release before. Edition null: gone.';
create index on content.release_change (document, release);
create index on content.release_change (edition);

create table content.slug (
    locale   text not null,
    kind     text not null,
    slug     text not null,
    document uuid not null,
    primary key (locale, kind, slug),
    foreign key (document, kind) references content.document (id, kind)
);
comment on table content.slug is 'Every slug that was ever released, and whose it stays.';

create table content.audit (
    id     bigint generated always as identity primary key,
    at     timestamptz not null default now(),
    actor  text not null default session_user,
    action text not null,
    detail jsonb not null
);
comment on table content.audit is 'Who did what.';
