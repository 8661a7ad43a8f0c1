-- What is published is signed, once, in the transaction that publishes it.

create table content.signing_key (
    id        text primary key check (id ~ '^[A-Za-z0-9_-]{43}$'),
    x         text not null check (x ~ '^[A-Za-z0-9_-]{43}$'),
    y         text not null check (y ~ '^[A-Za-z0-9_-]{43}$'),
    announced timestamptz not null default now()
);
comment on table content.signing_key is 'The public half of every key that signs or will: a point of the curve P-256, in base64url; id is its thumbprint (RFC 7638). None is ever taken away: old releases stay verifiable.';

alter table content.release add column proof text;
comment on column content.release.proof is 'The signed list of its records: a compact JWS (docs/proof.md). Null in releases from before there were proofs.';
alter table content.release add constraint release_is_signed check (proof is not null) not valid;

alter table content.release_change add column proof text;
comment on column content.release_change.proof is 'The signed record of what is shown of the document since this release: a compact JWS.';
alter table content.release_change add constraint change_is_signed check ((edition is null) = (proof is null)) not valid;

-- As of every table of schema content: 0002 and 0003.
create trigger refuse_change before update or delete or truncate on content.signing_key
    for each statement execute function content.refuse_change();
grant select, insert on content.signing_key to contentapi_editor;

create view published.signing_key with (security_barrier) as
select signing_key.id, signing_key.x, signing_key.y, signing_key.announced
from content.signing_key;
comment on view published.signing_key is 'The keys to verify with, those included that will sign later.';
grant select on published.signing_key to contentapi_reader, contentapi_editor;

create or replace view published.release with (security_barrier) as
select release.number, release.published_at, release.severity, release.note, release.proof
from content.release;

create or replace view published.release_change with (security_barrier) as
select release_change.release, release_change.document, release_change.edition, release_change.severity, release_change.reason,
       release_change.replacement, release_change.proof
from content.release_change;
