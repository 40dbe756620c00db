-- What must be sent: a row per person, channel and round, written in the transaction of its journal entry.
create table uitgaand (
    nummer             integer primary key,
    id                 text    not null unique,
    inzet              text    not null,
    melding            text    not null,
    voorrang           integer not null,
    persoon            text    not null,
    kanaal             text    not null,
    doel               text    not null,
    -- Null: the person has no such address (any more), or the run is closed and it was blanked.
    adres              text,
    staat              text    not null check (staat in (
        'klaar', 'bezig', 'te_bellen', 'verzonden', 'afgeleverd', 'mislukt', 'onzeker', 'bevestigd', 'vervallen')),
    pogingen           integer not null,
    volgende_poging_ms integer not null,
    verzonden_voor_ms  integer not null,
    gemaakt_ms         integer not null,
    laatste_fout       text
) strict;

create index uitgaand_aan_de_beurt on uitgaand (voorrang, nummer) where staat = 'klaar';
create index uitgaand_bezig on uitgaand (nummer) where staat = 'bezig';
create index uitgaand_te_bellen on uitgaand (nummer) where staat = 'te_bellen';

-- Links to answer with. The key itself is only in the message; the code is hashed with the key, so this table gives neither away.
create table bevestigingslinks (
    sleutel_hash text    primary key,
    zout         text    not null,
    code_hash    text    not null,
    inzet        text    not null,
    melding      text    not null,
    stap         text    not null,
    persoon      text    not null,
    voor_rol     text    not null,
    gemaakt_ms   integer not null,
    verloopt_ms  integer not null,
    foute_codes  integer not null default 0,
    antwoord     text,
    antwoord_ms  integer,
    antwoord_telt integer
) strict, without rowid;

create index bevestigingslinks_melding on bevestigingslinks (inzet, melding);
