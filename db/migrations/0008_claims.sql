-- Claims are derived from acts and never typed; criteria have more roles; a text may carry notices of concern.

do $$
begin
    if exists (select from content.topic_edition) then
        raise exception 'this database holds topics from before version 1, whose digests cover fields that topics no longer have'
            using errcode = 'feature_not_supported', hint = 'Migrate an empty database, and import the packages again.';
    end if;
end
$$;

-- What was typed goes.

drop view published.topic_edition;

alter table content.topic_edition
    drop column vetting_text, drop column vetting_arrangement,
    drop column reviewer, drop column reviewed_on, drop column next_review_on;

create view published.topic_edition with (security_barrier) as
select topic_edition.edition, topic_edition.title, topic_edition.jurisdiction, topic_edition.audience, topic_edition.owner,
       topic_edition.licence, topic_edition.attribution, topic_edition.max_offline, topic_edition.notice
from content.topic_edition
where exists (select from content.release_change where release_change.edition = topic_edition.edition);

-- Acts are what claims are derived from.

create table content.act (
    id          bigint generated always as identity primary key,
    edition     bigint not null references content.edition (id),
    kind        text not null check (kind in ('approval', 'review')),
    person      text not null check (btrim(person) <> ''),
    happened_on date not null,
    next_on     date check (next_on > happened_on),
    release     integer not null,
    recorded_at timestamptz not null default now(),
    recorded_by text not null default session_user,
    check (kind = 'review' or next_on is null)
);
comment on table content.act is 'What people did to an edition: a second person''s approval, a medical review. Claims about a text are derived from these rows and from nothing else. Only the database''s owner can add one.';
comment on column content.act.next_on is 'The day on which the next review is due.';
comment on column content.act.release is 'The first release that may tell it: the next one when it was recorded. Readers are told when a release changes its topic.';
create index on content.act (edition);

create function content.date_act() returns trigger language plpgsql as $$
begin
    new.release := content.lock_publication();
    return new;
end
$$;

create trigger date_act before insert on content.act for each row execute function content.date_act();

-- Roles of criteria.

alter table content.criterion_edition drop constraint criterion_edition_role_check;
alter table content.criterion_edition add constraint criterion_edition_role_check check (role in (
    'indication', 'prescriber', 'pre-treatment-check', 'monitoring', 'self-care', 'when-to-seek-care', 'safeguard'));

-- Notices of concern.

create table content.topic_concern (
    edition  bigint not null references content.topic_edition (edition),
    position integer not null check (position > 0),
    document uuid not null references content.document (id),
    block    text,
    text     text not null check (btrim(text) <> ''),
    since    date not null,
    primary key (edition, position)
);
comment on table content.topic_concern is 'Notices of concern: the publisher''s words about the topic, a section or a block, shown with it. Part of the topic''s approved wording.';
comment on column content.topic_concern.block is 'Null: the whole document.';
create trigger refuse_late_rows after insert on content.topic_concern referencing new table as added
    for each statement execute function content.refuse_late_rows();
grant select, insert on content.topic_concern to contentapi_editor;
grant select on content.act to contentapi_editor;

-- As of every table of schema content: 0002.
create trigger refuse_change before update or delete or truncate on content.act
    for each statement execute function content.refuse_change();
create trigger refuse_change before update or delete or truncate on content.topic_concern
    for each statement execute function content.refuse_change();

create view published.act with (security_barrier) as
select act.id, act.edition, act.kind, act.person, act.happened_on, act.next_on, act.release
from content.act
where exists (select from content.release_change where release_change.edition = act.edition)
  and exists (
      select from content.edition join content.document acted on acted.id = edition.document
      join content.document on document.topic = acted.topic
      join content.release_change on release_change.document = document.id and release_change.release >= act.release
      where edition.id = act.edition);
comment on view published.act is 'The acts that a release tells.';

create view published.topic_concern with (security_barrier) as
select topic_concern.edition, topic_concern.position, topic_concern.document, topic_concern.block, topic_concern.text, topic_concern.since
from content.topic_concern
where exists (select from content.release_change where release_change.edition = topic_concern.edition);

grant select on published.topic_edition, published.act, published.topic_concern to contentapi_reader, contentapi_editor;
