using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Makes the directory of the organisation: the file in the map, with the second file's people, roles, rotas and parties over it.</summary>
internal sealed class OrganisationBuilder(MapValue main, IReadOnlyList<MapValue> overrides, TimeZoneInfo zone)
{
    private readonly Fields _fields = new(main);

    public OrganisationDirectory Build()
    {
        var rotas = Merged(OrganisationKeys.Rotas).ToDictionary(pair => pair.Key, pair => RotaOf(pair.Value), StringComparer.Ordinal);
        return new OrganisationDirectory
        {
            Name = _fields.Text(OrganisationKeys.Name) ?? string.Empty,
            Zone = zone,
            Roles = Merged(OrganisationKeys.Roles).ToDictionary(pair => new RoleId(pair.Key), pair => RoleOf(new RoleId(pair.Key), pair.Value, rotas)),
            Rotas = rotas.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal),
            People = Merged(OrganisationKeys.People).ToDictionary(pair => new PersonId(pair.Key), pair => PersonOf(pair.Key, pair.Value)),
            Parties = Merged(OrganisationKeys.Parties).ToDictionary(pair => new RoleId(pair.Key), pair => PersonOf(pair.Key, pair.Value)),
            Authorities = [.. _fields.Entries(OrganisationKeys.Authorities).Select(entry => new Authority(entry.Name, Fields.Text(entry.Value) ?? entry.Name))],
            Ladder = [.. _fields.Blocks(OrganisationKeys.Ladder).Select(LevelOf).OfType<LadderLevel>().OrderBy(level => level.Level)],
            Grip = [.. _fields.Blocks(OrganisationKeys.Grip).Select(GripOf)],
            SendWithin = SendWithin(),
        };
    }

    /// <summary>By id; the last file that has it wins.</summary>
    public Dictionary<string, Fields> Merged(Key key)
    {
        var merged = new Dictionary<string, Fields>(StringComparer.Ordinal);
        foreach (var (name, value) in _fields.Table(key).Concat(overrides.SelectMany(file => new Fields(file).Table(key))))
        {
            merged[name] = value;
        }

        return merged;
    }

    private static Role RoleOf(RoleId id, Fields fields, Dictionary<string, DutyRoster?> rotas) => new(
        id,
        fields.Text(OrganisationKeys.RoleTitle) ?? id.Value,
        fields.Ids<PersonId>(OrganisationKeys.Holders),
        fields.Ids<PersonId>(OrganisationKeys.Deputies),
        fields.Text(OrganisationKeys.Rota) is { } rota ? rotas.GetValueOrDefault(rota) : null,
        fields.Text(OrganisationKeys.Task))
    {
        RosterId = fields.Text(OrganisationKeys.Rota),
    };

    private DutyRoster? RotaOf(Fields fields)
    {
        var people = fields.Ids<PersonId>(OrganisationKeys.RotaPeople);
        return people.Count == 0 || !MomentText.TryWall(fields.Text(OrganisationKeys.FirstHandover) ?? string.Empty, out var first)
            ? null
            : new DutyRoster(
                first,
                people,
                Math.Max(fields.Number(OrganisationKeys.Weeks) ?? 1, 1),
                [.. fields.Blocks(OrganisationKeys.Overrides).Select(OverrideOf).OfType<DutyOverride>()]);
    }

    private DutyOverride? OverrideOf(Fields fields) =>
        fields.Moment(OrganisationKeys.From, zone) is { } from && fields.Moment(OrganisationKeys.To, zone) is { } until
        && fields.Id<PersonId>(OrganisationKeys.OverridePerson) is { } person
            ? new DutyOverride(from, until, person, fields.Text(OrganisationKeys.Reason))
            : null;

    private Person PersonOf(string id, Fields fields) => new(
        new PersonId(id),
        fields.Text(OrganisationKeys.PersonName) ?? id,
        [.. fields.Blocks(OrganisationKeys.Contacts).Select(ContactOf).OfType<ContactPoint>()],
        [.. fields.Blocks(OrganisationKeys.Absences).Select(AbsenceOf).OfType<Absence>()]);

    private Absence? AbsenceOf(Fields fields) =>
        fields.Moment(OrganisationKeys.From, zone) is { } from && fields.Moment(OrganisationKeys.To, zone) is { } until
            ? new Absence(from, until, fields.Text(OrganisationKeys.Reason))
            : null;

    private static ContactPoint? ContactOf(Fields fields)
    {
        foreach (var key in new[] { OrganisationKeys.Mail, OrganisationKeys.Sms, OrganisationKeys.Call, OrganisationKeys.Webhook })
        {
            if (fields.Text(key) is { } text && key.Form is AddressForm { Channel: var channel } && AddressText.TryRead(channel, text, out var address))
            {
                return new ContactPoint(
                    channel, address, fields.Exact(OrganisationKeys.ContactAfter), fields.Text(OrganisationKeys.Label), fields.Date(OrganisationKeys.CheckedOn));
            }
        }

        return null;
    }

    private static LadderLevel? LevelOf(Fields fields) =>
        fields.Level(OrganisationKeys.LadderLevel) is { } level
            ? new LadderLevel(
                level,
                fields.Text(OrganisationKeys.LadderTitle) ?? level.ToString(),
                fields.Text(OrganisationKeys.Team) ?? string.Empty,
                fields.Texts(OrganisationKeys.Criteria),
                fields.Duration(OrganisationKeys.StandUpWithin))
            : null;

    private static GripLevel GripOf(Fields fields) => new(
        fields.Text(OrganisationKeys.GripCode) ?? string.Empty,
        fields.Text(OrganisationKeys.GripTitle) ?? string.Empty,
        fields.Text(OrganisationKeys.GripTeams) ?? string.Empty,
        fields.Text(OrganisationKeys.GripLeader) ?? string.Empty,
        fields.Text(OrganisationKeys.Active) != "nee");

    private Dictionary<Channel, TimeSpan> SendWithin()
    {
        var limits = new Dictionary<Channel, TimeSpan>();
        foreach (var (name, value) in _fields.Entries(OrganisationKeys.SendWithin))
        {
            if (ChannelWords.Channel(name) is { } channel && DurationText.TryParse(Fields.Text(value) ?? string.Empty, out var limit, out _))
            {
                limits[channel] = limit.Exact;
            }
        }

        return limits;
    }
}
