-- What PostgreSQL promises whoever writes, and with whatever program: nothing that was released changes, and a release is closed.

-- Nothing is updated, deleted or truncated.

create function content.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of content.% is refused: what was written stays as it is; make a new edition or a new release', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end
$$;

do $$
declare
    name text;
begin
    for name in select tablename from pg_tables where schemaname = 'content' loop
        execute format('create trigger refuse_change before update or delete or truncate on content.%I
            for each statement execute function content.refuse_change()', name);
    end loop;
end
$$;

-- An edition is written whole: in the transaction that makes it, and before it is released.

create function content.refuse_late_rows() returns trigger language plpgsql as $$
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
$$;

do $$
declare
    name text;
begin
    foreach name in array array['topic_edition', 'topic_coding', 'topic_member', 'section_edition', 'block', 'part', 'section_citation',
                                'faq_edition', 'criterion_edition', 'quote', 'citation_edition'] loop
        execute format('create trigger refuse_late_rows after insert on content.%I referencing new table as added
            for each statement execute function content.refuse_late_rows()', name);
    end loop;
end
$$;

-- A quote is of words that exist. Deferred, so that an edition and what it quotes may be written in any order.

create function content.check_quote() returns trigger language plpgsql as $$
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
$$;

create constraint trigger check_quote after insert on content.quote
    deferrable initially deferred for each row execute function content.check_quote();

-- Releases are numbered in the order in which they are committed, one after the other.

create function content.lock_publication() returns integer language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('contentapi.publication', 0));
    return (select coalesce(max(number), 0) + 1 from content.release);
end
$$;
comment on function content.lock_publication() is
    'Waits until no other transaction publishes, and keeps others waiting until this one ends; returns the number of the next release. Read what is live after it, not before.';

create function content.check_next_release() returns trigger language plpgsql as $$
declare
    next   integer := content.lock_publication();
    latest timestamptz := (select published_at from content.release order by number desc limit 1);
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

create trigger check_next_release before insert on content.release for each row execute function content.check_next_release();

create function content.notify_release() returns trigger language plpgsql as $$
begin
    perform pg_notify('contentapi_release', number::text) from added;
    return null;
end
$$;

create trigger notify_release after insert on content.release referencing new table as added
    for each statement execute function content.notify_release();

-- A release's changes come with it; each released slug stays its document's.

create function content.check_changes() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$ -- writes content.slug, which nobody else may
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
$$;

create trigger check_changes after insert on content.release_change referencing new table as added
    for each statement execute function content.check_changes();

-- What is released together fits together. Only topics that the release touches can have come apart.

create view content.live as
select document.id as document, document.kind, document.topic, latest.edition, latest.release
from content.document
cross join lateral (
    select release_change.edition, release_change.release from content.release_change
    where release_change.document = document.id order by release_change.release desc limit 1
) latest
where latest.edition is not null;
comment on view content.live is 'Each document that the current release shows, its edition, and the release in which its resource last changed.';

-- A release may be the first of 100,000 documents, before there are statistics: the arrays' lengths are what the planner goes by.
-- And min(...) rather than limit 1, which would have it hope for an early fault: mostly there is none.
create function content.check_release() returns trigger language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    documents uuid[];
    editions  bigint[];
    fault     text;
begin
    if not exists (select from content.release_change where release = new.number) then
        raise exception 'release % changes nothing', new.number using errcode = 'check_violation';
    end if;

    select array_agg(live.document), array_agg(live.edition) into documents, editions
    from content.live
    where live.topic in (
        select document.topic from content.release_change join content.document on document.id = release_change.document
        where release_change.release = new.number);

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

create constraint trigger check_release after insert on content.release
    deferrable initially deferred for each row execute function content.check_release();
