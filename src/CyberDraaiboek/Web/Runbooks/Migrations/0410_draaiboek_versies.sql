-- Versions of runbooks that this server read, so that people can see what changed. Their texts are in momentopnames.
create table draaiboek_versies (
    draaiboek text    not null,
    hash      text    not null,
    versie    text    not null,
    gezien_ms integer not null,
    primary key (draaiboek, hash)
) strict, without rowid;
