-- A topic's synonyms: what people type, and the words of the text that a search for it finds too.

create table content.topic_synonym (
    edition  bigint not null references content.topic_edition (edition),
    position integer not null check (position > 0),
    term     text not null,
    finds    text[] not null check (cardinality(finds) > 0),
    primary key (edition, position)
);
comment on table content.topic_synonym is 'What people type, and the words of the text that a search for it finds too. Part of the topic''s approved wording.';

-- As of every table of schema content: 0002 and 0003.
create trigger refuse_change before update or delete or truncate on content.topic_synonym
    for each statement execute function content.refuse_change();
create trigger refuse_late_rows after insert on content.topic_synonym referencing new table as added
    for each statement execute function content.refuse_late_rows();
grant select, insert on content.topic_synonym to contentapi_editor;

create view published.topic_synonym with (security_barrier) as
select topic_synonym.edition, topic_synonym.position, topic_synonym.term, topic_synonym.finds
from content.topic_synonym
where exists (select from content.release_change where release_change.edition = topic_synonym.edition);

grant select on published.topic_synonym to contentapi_reader, contentapi_editor;
