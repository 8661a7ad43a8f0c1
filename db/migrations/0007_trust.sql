-- Who may add keys, what a release follows, and which release is said to be current.

-- Only the database's owner adds and revokes keys: whoever may write content cannot make its signatures believed.

revoke insert on content.signing_key from contentapi_editor;
alter table content.signing_key add column purpose text not null default 'release' check (purpose in ('release', 'freshness'));
comment on column content.signing_key.purpose is 'What it signs: releases, or statements that a release is current. It is believed for nothing else.';

create table content.key_revocation (
    key        text primary key references content.signing_key (id),
    revoked_at timestamptz not null,
    reason     text not null check (reason <> ''),
    made_at    timestamptz not null default now()
);
comment on table content.key_revocation is 'Keys that are not to be believed any more: for nothing that they signed at that time or later.';

create trigger refuse_change before update or delete or truncate on content.key_revocation
    for each statement execute function content.refuse_change();
grant select on content.key_revocation to contentapi_editor;

create or replace view published.signing_key with (security_barrier) as
select signing_key.id, signing_key.x, signing_key.y, signing_key.announced, signing_key.purpose, key_revocation.revoked_at as revoked
from content.signing_key left join content.key_revocation on key_revocation.key = signing_key.id;

-- A release names the one that it follows. PostgreSQL cannot verify a signature, so a release that is not signed gets in; readers pass over it,
-- and so does the next publication, which follows the last release that is signed.

alter table content.release add column previous integer references content.release (number), add check (previous < number);
comment on column content.release.previous is 'The release that it follows. Numbers between the two are void: they were written without a valid signature, and nobody reads them.';

create function content.chain(last integer) returns setof integer language sql stable as $$
    with recursive chain (number, previous) as (
        select release.number, release.previous from content.release where release.number = last
        union all
        select release.number, release.previous from content.release join chain on release.number = chain.previous
    )
    select chain.number from chain
$$;
comment on function content.chain(integer) is 'A release and all that it follows, one after the other.';

create or replace function content.check_next_release() returns trigger language plpgsql as $$
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
$$;

create function content.live_in(last integer, topics uuid[] default null)
returns table (document uuid, kind text, topic uuid, edition bigint, release integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
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
$$;
comment on function content.live_in(integer, uuid[]) is 'Each document of some topics (null: all) that a release shows, its edition, and the release in which its resource last changed.';

create or replace view content.live as
select live_in.document, live_in.kind, live_in.topic, live_in.edition, live_in.release
from content.live_in((select max(number) from content.release));
comment on view content.live is 'Each document that the last release shows, its edition, and the release in which its resource last changed.';

create or replace function content.check_release() returns trigger language plpgsql set plan_cache_mode = force_custom_plan as $$
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
$$;

-- A document that is gone has a signed tombstone.

alter table content.release_change drop constraint change_is_signed;
alter table content.release_change add constraint change_is_signed check (proof is not null) not valid;
comment on column content.release_change.proof is 'The signed record of what the resource shows since this release; of a document that is gone, its signed tombstone: a compact JWS (docs/proof.md).';
comment on column content.release.proof is 'Its signed record: a compact JWS (docs/proof.md).';

-- Whoever may write editions may write one that does not have the digest that it names; such a row must not keep the right one out.

alter table content.edition drop constraint edition_document_digest_key;
create index on content.edition (document, digest);

-- Statements that a release is the current one, each signed for a limited time.

create table content.freshness (
    id      bigint generated always as identity primary key,
    proof   text not null,
    made_at timestamptz not null default now()
);
comment on table content.freshness is 'Signed statements that a release is the current one: compact JWS (docs/proof.md). Readers verify them and use the latest.';

create trigger refuse_change before update or delete or truncate on content.freshness
    for each statement execute function content.refuse_change();
create function content.notify_freshness() returns trigger language plpgsql as $$
begin
    perform pg_notify('contentapi_release', '');
    return null;
end
$$;
create trigger notify_freshness after insert on content.freshness for each statement execute function content.notify_freshness();
grant select, insert on content.freshness to contentapi_editor;

create view published.freshness with (security_barrier) as
select freshness.id, freshness.proof from content.freshness;
comment on view published.freshness is 'Signed statements that a release is the current one.';
grant select on published.freshness to contentapi_reader, contentapi_editor;
