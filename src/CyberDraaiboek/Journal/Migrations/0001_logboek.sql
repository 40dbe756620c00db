-- The journal. Never changed, never removed; a correction is a new line. Instants as text with their offset, as they were said.
create table journaal (
    nummer     integer primary key,
    inzet      text    not null,
    volgnummer integer not null,
    gebeurd    text    not null,
    vastgelegd text    not null,
    actor      text    not null,
    rol        text,
    oorsprong  text    not null,
    persoon    text,
    plaats     text,
    actie      text    not null,
    object     text    not null,
    resultaat  text    not null,
    soort      text    not null,
    gegevens   text    not null,
    vorige     text    not null,
    hash       text    not null,
    unique (inzet, volgnummer)
) strict;

create trigger journaal_niet_wijzigen before update on journaal
begin
    select raise(abort, 'het logboek wordt nooit gewijzigd');
end;

create trigger journaal_niet_wissen before delete on journaal
begin
    select raise(abort, 'uit het logboek wordt nooit iets gewist');
end;

-- One row per run, for lists; rebuilt from the journal. Sequence and hash of the last line show that nothing was cut off at the end.
create table inzetten (
    inzet               text primary key,
    draaiboek           text    not null,
    versie              text    not null,
    titel               text    not null,
    vorm                text    not null,
    status              text    not null,
    niveau              text    not null,
    grip                text,
    onderdeel_van       text,
    gestart_ms          integer not null,
    gesloten_ms         integer,
    open_stappen        integer not null,
    open_alarmen        integer not null,
    volgende_termijn_ms integer,
    laatste_volgnummer  integer not null,
    laatste_hash        text    not null
) strict, without rowid;

create index inzetten_status on inzetten (status, gestart_ms);

-- What a run keeps: all texts its runbook was made of, under the hash in its first line.
create table momentopnames (
    nummer integer primary key,
    hash   text not null unique,
    bundel text not null
) strict;

-- Open deadlines; follow the state of the run, written in the same transaction.
create table termijnen (
    inzet     text    not null,
    id        text    not null,
    om_ms     integer not null,
    soort     text    not null,
    onderwerp text    not null,
    primary key (inzet, id)
) strict, without rowid;

create index termijnen_om on termijnen (om_ms, inzet, id);

-- Which start was asked for before: the same key is the same run.
create table sleutels_start (
    sleutel   text primary key,
    inzet     text    not null,
    draaiboek text    not null,
    om_ms     integer not null
) strict, without rowid;

-- Runs that a step asked for: 'gevraagd', then 'gestart' or 'mislukt'.
create table deelinzetten (
    inzet     text not null,
    stap      text not null,
    draaiboek text not null,
    staat     text not null,
    deelinzet text,
    primary key (inzet, stap)
) strict, without rowid;
